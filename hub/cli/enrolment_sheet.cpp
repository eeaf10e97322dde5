#include "hub/cli/enrolment_sheet.hpp"

#include <fmt/format.h>

#include <qrcodegen/qrcodegen.hpp>

namespace candour::hub {
namespace {

/// One path over all dark squares: small, and printed without gaps.
std::string squares(const qrcodegen::QrCode& code) {
  std::string path;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (code.getModule(x, y)) path += fmt::format("M{},{}h1v1h-1z", x + 4, y + 4);  // 4: the quiet zone
    }
  }
  return path;
}

std::string qr_picture(std::string_view payload) {
  const auto code = qrcodegen::QrCode::encodeText(std::string(payload).c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const int size = code.getSize() + 8;
  return fmt::format(
      "<svg viewBox=\"0 0 {0} {0}\" width=\"90mm\" height=\"90mm\" role=\"img\" aria-label=\"QR code\">"
      "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/><path d=\"{1}\" fill=\"#000\"/></svg>",
      size, squares(code));
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

constexpr const char* kPage = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Candour: {device}</title>
<style>body{{font:16pt/1.4 sans-serif;margin:20mm;max-width:170mm}}h1{{font-size:28pt;margin:0 0 4mm}}
p{{margin:0 0 4mm}}.small{{font-size:12pt}}</style></head><body>
<h1>{device}</h1>
<p>Role: {role}. Event: {reference}.</p>
{picture}
<p>Put the stick with the file <b>{device}.enrolment</b> into this device. Its screen says when it may come out; then screen and
desk show the same four words: <b>{words}</b></p>
<p class="small">The code holds what the file holds, should the stick be lost: scan it and save it under the file's name.</p>
<p class="small">This sheet lets a device into the room. Keep it as you keep a key, and destroy it after the event. If it is
lost: <b>candour-hub revoke EVENT {device}</b></p>
</body></html>
)";

}  // namespace

std::string enrolment_sheet(std::string_view device, std::string_view role, std::string_view reference,
                            std::string_view words, std::string_view payload) {
  return fmt::format(fmt::runtime(kPage), fmt::arg("device", escaped(device)), fmt::arg("role", escaped(role)),
                     fmt::arg("reference", escaped(reference)), fmt::arg("words", escaped(words)),
                     fmt::arg("picture", qr_picture(payload)));
}

}  // namespace candour::hub
