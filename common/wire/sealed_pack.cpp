#include "common/wire/sealed_pack.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::uint32_t kMostChunks = 4096;  // 256 MiB: far above the five files of 16 MiB that a pack can have

template <class Number>
void put_big_endian(std::string& bytes, Number value) {
  for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(value >> shift & 0xff);
  }
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

std::string chunk(std::uint32_t number, std::uint32_t count, std::string_view bytes) {
  std::string payload;
  put_big_endian(payload, number);
  put_big_endian(payload, count);
  return payload.append(bytes);
}

}  // namespace

std::string to_json(const PackBundle& bundle) {
  nlohmann::ordered_json files = nlohmann::ordered_json::object();
  for (const auto& [name, text] : bundle.files) files[name] = text;
  return to_line({{"v", 1}, {"session", bundle.session}, {"files", std::move(files)}});
}

Result<PackBundle> pack_bundle_from_json(std::string_view text) {
  const auto whole = parsed(text);
  JsonObject json(whole);
  PackBundle bundle;
  if (json.integer("v") != 1) json.refuse("v is not 1");
  bundle.session = json.text("session");
  if (json.good() && !(whole.contains("files") && whole["files"].is_object())) json.refuse("files is missing");
  if (json.good()) {
    for (const auto& [name, file] : whole["files"].items()) {
      if (!file.is_string()) json.refuse("a file is not text");
      if (json.good()) bundle.files[name] = file.get<std::string>();
    }
  }
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("The sealed pack cannot be read: {}.", json.why()));
  return bundle;
}

std::vector<std::string> pack_chunks(std::string_view sealed_pack, std::string_view wrapped_keys) {
  const auto parts = static_cast<std::uint32_t>((sealed_pack.size() + kChunk - 1) / kChunk);
  std::vector<std::string> chunks;
  for (std::uint32_t i = 0; i < parts; ++i)
    chunks.push_back(chunk(i, parts + 1, sealed_pack.substr(i * kChunk, kChunk)));
  chunks.push_back(chunk(parts, parts + 1, wrapped_keys));
  return chunks;
}

bool PackAssembly::take(std::string_view payload) {
  if (payload.size() < 8) return false;
  const auto number = u32_at(payload, 0);
  const auto count = u32_at(payload, 4);
  if (count == 0 || count > kMostChunks || number >= count) return false;
  if (count != count_) {
    chunks_.clear();
    count_ = count;
  }
  chunks_[number] = std::string(payload.substr(8));
  return true;
}

bool PackAssembly::whole() const { return count_ > 0 && chunks_.size() == count_; }

std::string PackAssembly::sealed_pack() const {
  std::string bytes;
  for (const auto& [number, part] : chunks_) {
    if (number + 1 < count_) bytes += part;
  }
  return bytes;
}

std::string PackAssembly::wrapped_keys() const { return chunks_.at(count_ - 1); }

std::string to_payload(std::uint64_t sequence, std::string_view sealed_note) {
  std::string payload;
  put_big_endian(payload, sequence);
  return payload.append(sealed_note);
}

}  // namespace candour
