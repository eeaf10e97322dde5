#include "common/export/archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <set>

namespace candour {

struct CloseZipSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseZipEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

namespace {

constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;  // 1980-01-01 as DOS has it

tl::unexpected<Failure> cannot_make(const char* why) {
  return fail(ExitCode::failed, fmt::format("The archive cannot be made: {}.", why));
}

bool put(zip_t* archive, const ArchiveEntry& entry, const std::string& passphrase) {
  auto* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  if (source == nullptr) return false;
  const auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_file_set_dostime(archive, at, 0, kFirstDay, 0) != 0) return false;
  if (passphrase.empty() || !entry.locked) return true;
  return zip_file_set_encryption(archive, at, ZIP_EM_AES_256, passphrase.c_str()) == 0;
}

Result<std::string> bytes_of(zip_source_t* source) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) return cannot_make("it is not there");
  std::string bytes(static_cast<std::size_t>(status.size), '\0');
  const auto got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) return cannot_make("it cannot be read back");
  return bytes;
}

bool leads_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  while (true) {
    const auto slash = name.find('/');
    if (name.substr(0, slash) == "..") return true;
    if (slash == std::string_view::npos) return false;
    name.remove_prefix(slash + 1);
  }
}

tl::unexpected<Failure> bad(const std::string& name, std::string_view what) {
  return fail(ExitCode::bad_input, fmt::format("{} {}; nothing was changed.", name, what));
}

}  // namespace

Result<std::string> archive_of(const std::vector<ArchiveEntry>& entries, std::string_view passphrase,
                               std::function<bool()> goes_on) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, CloseZipSource> source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) return cannot_make("there is no memory for it");
  zip_source_keep(source.get());  // the archive frees one hold of its own
  std::unique_ptr<zip_t, DiscardZip> archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(source.get());
    return cannot_make(zip_error_strerror(&error));
  }
  const std::string words(passphrase);
  for (const auto& entry : entries) {
    if (!put(archive.get(), entry, words)) return cannot_make(zip_strerror(archive.get()));
  }
  const auto cancel = [](zip_t*, void* asked) { return (*static_cast<std::function<bool()>*>(asked))() ? 0 : 1; };
  if (goes_on) zip_register_cancel_callback_with_state(archive.get(), cancel, nullptr, &goes_on);
  if (zip_close(archive.get()) != 0) return cannot_make(zip_strerror(archive.get()));
  (void)archive.release();  // closed
  return bytes_of(source.get());
}

struct ArchiveReader::Parts {
  std::string bytes, name;
  std::unique_ptr<zip_t, DiscardZip> archive;
  std::vector<std::string> names;
  std::vector<std::uint64_t> sizes;
};

ArchiveReader::ArchiveReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

const std::vector<std::string>& ArchiveReader::names() const { return parts_->names; }
const std::string& ArchiveReader::name() const { return parts_->name; }

bool ArchiveReader::has(std::string_view entry) const {
  return std::find(parts_->names.begin(), parts_->names.end(), entry) != parts_->names.end();
}

Result<ArchiveReader> ArchiveReader::open(std::string bytes, std::string name) {
  auto parts = std::make_unique<Parts>();
  parts->bytes = std::move(bytes);
  parts->name = std::move(name);
  // libzip takes no bytes at all for an archive without files.
  if (parts->bytes.empty()) return bad(parts->name, "is empty");
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(parts->bytes.data(), parts->bytes.size(), 0, &error);
  if (source == nullptr) return cannot_make("there is no memory for it");
  parts->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!parts->archive) {
    zip_source_free(source);
    return bad(parts->name, "is no archive that can be read (was it saved to its end?)");
  }
  const auto count = zip_get_num_entries(parts->archive.get(), 0);
  if (count > static_cast<zip_int64_t>(kMostEntries))
    return bad(parts->name, fmt::format("has over {} files in it", kMostEntries));
  std::uint64_t all = 0;
  std::set<std::string> seen;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    if (zip_stat_index(parts->archive.get(), static_cast<zip_uint64_t>(i), 0, &status) != 0 ||
        (status.valid & ZIP_STAT_NAME) == 0 || (status.valid & ZIP_STAT_SIZE) == 0)
      return bad(parts->name, "has a list of files that cannot be read");
    const std::string entry = status.name;
    if (leads_out(entry)) return bad(parts->name, "has a file whose name leads out of it");
    if (!seen.insert(entry).second) return bad(parts->name, "has two files of one name");
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
      return bad(parts->name, "is locked by a password; save it without one");
    if (status.size > kMostBytes - all) return bad(parts->name, fmt::format("has over {} MiB in it", kMostBytes >> 20));
    all += status.size;
    parts->names.push_back(entry);
    parts->sizes.push_back(status.size);
  }
  return ArchiveReader(std::move(parts));
}

Result<std::string> ArchiveReader::read(const std::string& entry) const {
  const auto found = std::find(parts_->names.begin(), parts_->names.end(), entry);
  if (found == parts_->names.end()) return bad(parts_->name, fmt::format("has no {} in it", entry));
  const auto index = static_cast<std::size_t>(found - parts_->names.begin());
  const std::unique_ptr<zip_file_t, CloseZipEntry> file(zip_fopen_index(parts_->archive.get(), index, 0));
  if (!file) return bad(parts_->name, fmt::format("has a {} that cannot be read", entry));
  std::string bytes;
  const auto promised = static_cast<std::size_t>(parts_->sizes[index]);
  char block[65536];
  while (true) {
    const auto got = zip_fread(file.get(), block, sizeof block);
    if (got < 0) return bad(parts_->name, fmt::format("has a {} that is broken", entry));
    if (got == 0) break;
    bytes.append(block, static_cast<std::size_t>(got));
    if (bytes.size() > promised) return bad(parts_->name, fmt::format("has a {} larger than it says", entry));
  }
  if (bytes.size() != promised) return bad(parts_->name, fmt::format("has a {} that is cut short", entry));
  return bytes;
}

}  // namespace candour
