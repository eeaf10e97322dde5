#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"

namespace candour {

struct TomlMember;

/// A value of a TOML file with the line it stands on: what the readers of a pack know of TOML.
struct TomlValue {
  enum class Kind { text, whole_number, number, yes_no, date, time, date_time, list, table, unreadable };
  Kind kind = Kind::table;
  int line = 1;
  std::string text;
  std::int64_t whole_number = 0;
  bool yes = false;
  Date date;
  std::string time;  ///< "HH:MM"
  std::vector<TomlValue> list;
  std::vector<TomlMember> members;  ///< in the file's order
};

struct TomlMember {
  std::string key;
  int line = 1;
  TomlValue value;
};

/// Why a text is not TOML, and where.
struct TomlError {
  int line = 1;
  int column = 1;
  std::string what;
};

}  // namespace candour
