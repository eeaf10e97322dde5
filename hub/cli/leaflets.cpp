#include "hub/cli/leaflets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/disk/paths_in.hpp"
#include "common/export/docx_document.hpp"
#include "common/export/pdf_page.hpp"
#include "common/pack/read_pack.hpp"
#include "common/process/standard_streams.hpp"
#include "common/text/utf8.hpp"
#include "hub/leaflets/leaflet.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> texts_in(const fs::path& folder) {
  std::vector<fs::path> texts;
  for (const auto& path : paths_in(folder))
    if (path.extension() == ".txt") texts.push_back(path);
  if (!texts.empty()) return texts;
  return fail(ExitCode::bad_input,
              fmt::format("{} has no texts of leaflets, NAME.en.txt or NAME.cy.txt.", folder.string()));
}

const Session* session_named(const EventPack& pack, const std::string& id) {
  if (id.empty()) return &pack.sessions.front();
  const auto found =
      std::find_if(pack.sessions.begin(), pack.sessions.end(), [&](const auto& session) { return session.id == id; });
  return found == pack.sessions.end() ? nullptr : &*found;
}

Done write_leaflet(const fs::path& text_file, const EventPack& pack, const Session& session, const fs::path& out) {
  const auto text = read_file(text_file, 1 << 20);
  if (!text) return tl::make_unexpected(text.error());
  const auto name = text_file.stem();  // participant.cy
  const auto language = name.extension() == ".cy" ? LeafletLanguage::cy : LeafletLanguage::en;
  auto document = leaflet(*text, text_file, pack, session, language);
  if (!document) return tl::make_unexpected(document.error());
  auto page = pdf_page(*document);
  if (!page) {  // smaller letters, rather than none
    document->compact = true;
    page = pdf_page(*document);
  }
  const auto word = docx_document(*document);
  if (!word) return tl::make_unexpected(word.error());
  const auto place = [&](const char* ending) { return out / (name.string() + ending); };
  if (auto written = write_file(place(".docx"), *word, Readers::everybody); !written) return written;
  if (!page) {
    if (page.error().code != ExitCode::refused) return tl::make_unexpected(page.error());
    complain(fmt::format("{}.pdf was not made: {}", name.string(), page.error().sentence));
    return {};
  }
  return write_file(place(".pdf"), *page, Readers::everybody);
}

}  // namespace

Done make_leaflets(const LeafletOptions& options) {
  const auto loaded = load_pack(options.pack);
  if (!loaded) return tl::make_unexpected(loaded.error());
  if (!loaded->reading.pack) {
    for (const auto& fault : loaded->reading.faults) complain(to_string(fault));
    return fail(ExitCode::bad_input, fmt::format("{} has faults; mend them and try again.", options.pack.string()));
  }
  const auto& pack = *loaded->reading.pack;
  const auto* session = session_named(pack, options.session);
  if (session == nullptr)
    return fail(ExitCode::bad_input, fmt::format("The pack has no session \"{}\".", shown_safely(options.session)));
  const auto texts = texts_in(options.texts.empty() ? assets_folder() / "leaflets" : options.texts);
  if (!texts) return tl::make_unexpected(texts.error());
  std::error_code error;
  fs::create_directories(options.out, error);
  if (error)
    return fail(ExitCode::failed, fmt::format("Cannot make the folder {}: {}.", options.out.string(), error.message()));
  for (const auto& text : *texts) {
    if (auto written = write_leaflet(text, pack, *session, options.out); !written) return written;
  }
  fmt::print("wrote {} leaflets to {}\n", texts->size(), options.out.string());
  return {};
}

}  // namespace candour::hub
