#include "hub/audit/files_inside.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "common/export/archive.hpp"
#include "common/text/utf8.hpp"

namespace candour::hub {
namespace {

using namespace std::string_view_literals;

constexpr auto kZip = "PK\x03\x04"sv;
constexpr int kDeepest = 5;
constexpr auto kUnpackIt = "unpack it, and look at what is in it (--also).";

struct ShutKind {
  std::string_view begin, is, what_to_do;
};
constexpr ShutKind kShut[] = {
    {"%PDF-"sv, "a PDF, whose words are packed", "open it and read it."},
    {"\x1f\x8b\x08"sv, "packed (gzip)", kUnpackIt},
    {"BZh"sv, "packed (bzip2)", kUnpackIt},
    {"\xfd\x37zXZ\0"sv, "packed (xz)", kUnpackIt},
    {"\x28\xb5\x2f\xfd"sv, "packed (zstd)", kUnpackIt},
    {"7z\xbc\xaf\x27\x1c"sv, "packed (7z)", kUnpackIt},
    {"Rar!\x1a\x07"sv, "packed (RAR)", kUnpackIt},
    {"PK\x07\x08"sv, "one part of an archive of several", kUnpackIt},
};
/// Of office programs' locked files: in UTF-16 in the one kind, in the other in a list that is never locked itself.
constexpr auto kOldOffice = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv;
constexpr auto kLockedOffice = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
constexpr auto kListOfOpenDocument = "META-INF/manifest.xml";
constexpr auto kLockedOpenDocument = "encryption-data"sv;
constexpr auto kLocked = "it is locked by a password; save it without one.";

std::optional<std::string> why_shut(std::string_view bytes) {
  for (const auto& kind : kShut)
    if (bytes.starts_with(kind.begin)) return fmt::format("it is {}; {}", kind.is, kind.what_to_do);
  if (bytes.starts_with(kOldOffice) && bytes.find(kLockedOffice) != std::string_view::npos) return kLocked;
  return std::nullopt;
}

/// The reader's own reason, without what it says to who wanted to take something in.
std::string reason_of(const Failure& failure) {
  auto sentence = shown_safely(failure.sentence);
  if (constexpr auto kOfTakingIn = "; nothing was changed."sv; sentence.ends_with(kOfTakingIn))
    sentence.replace(sentence.size() - kOfTakingIn.size(), kOfTakingIn.size(), ".");
  return sentence;
}

class Inside {
 public:
  Inside(const LookInside& look, std::size_t most) : look_(look), left_(most) {}

  void file(const std::string& where, std::string_view bytes, int depth) {
    look_.on_bytes(where, bytes);
    if (const auto why = why_shut(bytes)) return look_.on_shut(where, *why);
    if (!bytes.starts_with(kZip)) return;
    if (depth == kDeepest) return look_.on_shut(where, fmt::format("it is packed too deep; {}", kUnpackIt));
    if (bytes.size() > ArchiveReader::kMostBytes)
      return look_.on_shut(where, fmt::format("it is an archive of over 256 MiB; {}", kUnpackIt));
    archive(where, std::string(bytes), depth + 1);
  }

 private:
  void archive(const std::string& where, std::string bytes, int depth) {
    const auto opened = ArchiveReader::open(std::move(bytes), "it");
    if (!opened) return look_.on_shut(where, reason_of(opened.error()));
    if (opened->has(kListOfOpenDocument)) {
      const auto list = opened->read(kListOfOpenDocument);
      if (list && list->find(kLockedOpenDocument) != std::string::npos) look_.on_shut(where, kLocked);
    }
    bool broken = false;  // told once for an archive
    for (const auto& name : opened->names()) {
      const auto entry = opened->read(name);
      if (!entry) {
        if (!std::exchange(broken, true)) look_.on_shut(where, reason_of(entry.error()));
        continue;
      }
      if (entry->size() > left_)
        return look_.on_shut(where, fmt::format("it has more in it than the audit unpacks; {}", kUnpackIt));
      left_ -= entry->size();
      file(fmt::format("{}, in it {}", where, shown_safely(name)), *entry, depth);
    }
  }

  const LookInside& look_;
  std::size_t left_;
};

}  // namespace

void look_inside(const std::string& where, std::string_view bytes, const LookInside& look, std::size_t most) {
  Inside(look, most).file(where, bytes, 0);
}

}  // namespace candour::hub
