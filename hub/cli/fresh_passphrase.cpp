#include "hub/cli/fresh_passphrase.hpp"

#include <fmt/format.h>

#include "common/disk/assets.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/text/utf8.hpp"

namespace candour::hub {
namespace {

constexpr std::size_t kShortest = 20;  // characters, of one that people choose

}  // namespace

Result<FreshPassphrase> fresh_passphrase(const std::filesystem::path& file) {
  const bool make = file.empty();
  auto words = make ? make_passphrase(assets_folder()) : passphrase_from_file(file);
  if (!words) return tl::make_unexpected(words.error());
  if (!make && count_code_points(words->view()) < kShortest) {
    return fail(ExitCode::refused,
                fmt::format("The passphrase in {} is shorter than {} characters; six words are a good "
                            "length.",
                            file.string(), kShortest));
  }
  return FreshPassphrase{std::move(*words), make};
}

}  // namespace candour::hub
