#include "common/wire/exported_line.hpp"

#include "common/wire/json_object.hpp"

namespace candour {

Result<ExportedLine> exported_line_from(std::string_view text) {
  JsonObject json(text);
  ExportedLine line;
  line.record = json.hex<RecordId>("record");
  line.prompt = json.maybe_text("prompt");
  const auto kind = kind_from(json.text("kind"));
  if (!kind) json.refuse("kind has a word that is not known");
  line.kind = kind.value_or(Kind::comment);
  line.text = json.text("text");
  line.choices = json.maybe_texts("choices");
  if (!json.good()) return fail(ExitCode::bad_input, json.why());
  return line;
}

}  // namespace candour
