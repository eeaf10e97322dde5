#include "hub/audit/comments_sought.hpp"

#include <cstring>

#include "common/text/hex.hpp"

namespace candour::hub {
namespace {

constexpr std::size_t kPiece = 12;
constexpr std::size_t kStride = 8;
constexpr unsigned kBits = 24;

std::size_t place_of(const char* bytes) {
  std::uint64_t first = 0;
  std::memcpy(&first, bytes, sizeof first);
  return static_cast<std::size_t>((first * 0x9E3779B97F4A7C15ULL) >> (64 - kBits));
}

std::string with_zero_bytes(std::string_view text) {
  std::string wide;
  for (const char c : text) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

}  // namespace

CommentsSought::CommentsSought(const std::vector<std::string>& lawful) : may_be_(std::size_t{1} << kBits) {
  for (const auto& word : lawful) lawful_ += word + '\0';
}

void CommentsSought::add_piece(std::string_view piece) {
  if (lawful_.find(piece) != std::string::npos) return;
  pieces_.emplace(piece);
  may_be_[place_of(piece.data())] = true;
}

void CommentsSought::add(std::string_view text) {
  for (const auto& spelling : {std::string(text), with_zero_bytes(text)}) {
    for (std::size_t at = 0; at + kPiece <= spelling.size(); at += kStride)
      add_piece(std::string_view(spelling).substr(at, kPiece));
  }
}

void CommentsSought::add_bytes(std::string_view bytes) {
  const auto hex = to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  add_piece(bytes.substr(0, kPiece));
  add_piece(std::string_view(hex).substr(0, kPiece));
}

std::size_t CommentsSought::find_in(std::string_view bytes) const {
  for (std::size_t at = 0; at + kPiece <= bytes.size(); ++at) {
    if (may_be_[place_of(bytes.data() + at)] && pieces_.contains(std::string(bytes.substr(at, kPiece)))) return at;
  }
  return std::string_view::npos;
}

}  // namespace candour::hub
