"""PNG pictures as the kiosk saves them, made small enough to be compared and kept: means of squares of pixels."""

import struct
import zlib

SQUARE = 4  # pixels of the screen to one of a small picture


def chunks(data):
    at = 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + size]
        at += 12 + size


def unfiltered(kind, line, before, step):
    """A row of samples from its filtered bytes (PNG specification, 9.2)."""
    if kind == 1:
        for i in range(step, len(line)):
            line[i] = (line[i] + line[i - step]) & 255
    elif kind == 2:
        for i, above in enumerate(before):
            line[i] = (line[i] + above) & 255
    elif kind == 3:
        for i, above in enumerate(before):
            line[i] = (line[i] + ((line[i - step] if i >= step else 0) + above) // 2) & 255
    elif kind == 4:
        for i, above in enumerate(before):
            left, corner = (line[i - step], before[i - step]) if i >= step else (0, 0)
            a, b, c = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
            line[i] = (line[i] + (left if a <= b and a <= c else above if b <= c else corner)) & 255
    return line


def rows(file):
    """Width, bytes to a pixel, and the rows of a picture of 8-bit RGB or RGBA."""
    parts = list(chunks(file.read_bytes()))
    width, height, bits, colour = struct.unpack(">IIBB", parts[0][1][:10])
    if bits != 8 or colour not in (2, 6):
        raise ValueError(f"{file}: not an 8-bit RGB picture")
    step = 3 if colour == 2 else 4
    raw = zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT"))
    lines, before = [], bytearray(width * step)
    for y in range(height):
        at = y * (width * step + 1)
        before = unfiltered(raw[at], bytearray(raw[at + 1:at + 1 + width * step]), before, step)
        lines.append(before)
    return width, step, lines


def small(file):
    """The picture in means of squares: rows of (r, g, b)."""
    width, step, lines = rows(file)
    squares = []
    for top in range(0, len(lines) - SQUARE + 1, SQUARE):
        sums = [0] * (width // SQUARE * 3)
        for line in lines[top:top + SQUARE]:
            for channel in range(3):
                samples = line[channel::step]
                for offset in range(SQUARE):
                    for i, value in enumerate(samples[offset:width // SQUARE * SQUARE:SQUARE]):
                        sums[3 * i + channel] += value
        squares.append(bytes(value // (SQUARE * SQUARE) for value in sums))
    return squares


def write(file, lines):
    """Rows of RGB bytes as a picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(lines[0]) // 3, len(lines), 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b""))
