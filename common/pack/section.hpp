#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/pack/fault_list.hpp"
#include "common/pack/toml_value.hpp"

namespace candour {

/// A whole number's bounds, both allowed.
struct Range {
  int least = 0;
  int most = 0;
};

/// One table of event.toml, asked for its keys by name. What is missing, of the wrong type or out of range becomes a
/// fault with its line, and the answer is then empty. A key that was never asked for is unknown: see `warn_of_unknown`.
class Section {
  using Kind = TomlValue::Kind;

 public:
  /// `name` is what faults call it: `[event]`, `step "facts"`.
  Section(const TomlValue& table, std::string name, FileFaults faults)
      : table_(&table), name_(std::move(name)), faults_(std::move(faults)) {}

  int line() const { return table_->line; }
  /// The line of a key; of the table when the key is not there.
  int line(std::string_view key) const;

  /// Texts are at most 4,000 characters. `needed_text` also wants one that is not blank.
  std::string text(std::string_view key);
  std::string needed_text(std::string_view key);
  /// `key` and, beside it, `key`_cy.
  Words words(std::string_view key);
  /// An id: 1 to 64 bytes without control characters, because it travels in messages of a fixed size.
  std::string id(std::string_view key = "id");
  std::optional<Date> date(std::string_view key);
  std::optional<Date> needed_date(std::string_view key);
  /// "HH:MM", empty when it is not given.
  std::string time(std::string_view key);
  std::optional<int> whole_number(std::string_view key, Range range);
  std::optional<int> needed_number(std::string_view key, Range range);
  std::optional<bool> yes_no(std::string_view key);
  std::vector<std::string> texts(std::string_view key);

  bool has(std::string_view key) const { return member(key) != nullptr; }
  bool is_text(std::string_view key) const { return has(key) && member(key)->value.kind == Kind::text; }
  bool is_list(std::string_view key) const { return has(key) && member(key)->value.kind == Kind::list; }
  /// Says that a key may be here though, because of another fault, it was not asked for.
  void knows(std::string_view key) { known_.emplace(key); }
  /// `[key]`.
  std::optional<Section> table(std::string_view key);
  /// `[[key]]`, each named by its id: `step "facts"`.
  std::vector<Section> tables(std::string_view key, std::size_t most);
  /// Every key of this table, in the file's order, for tables whose keys are the author's own.
  std::vector<std::string> keys(std::size_t most);

  void error(std::string_view key, std::string_view what);
  void warning(std::string_view key, std::string_view what);
  void warn_of_unknown();

 private:
  const TomlMember* member(std::string_view key) const;
  /// The value when it is there and of this kind.
  const TomlValue* find(std::string_view key, Kind kind);
  /// False, with a fault, when the key is not there.
  bool need(std::string_view key);
  bool fits(std::string_view key, const std::string& text);

  const TomlValue* table_;  // the document outlives its sections: both live in read_pack
  std::string name_;
  FileFaults faults_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace candour
