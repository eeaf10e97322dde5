#pragma once
#include "common/database/database.hpp"

namespace candour {

/// "CAND" and the number of the schema below. A change of it comes with a migration and a new number.
inline constexpr Database::Kind kEventStoreKind{0x43414e44, 1, "an event store"};

inline constexpr const char* kEventStoreSchema = R"sql(
  CREATE TABLE setting(name TEXT PRIMARY KEY, value ANY NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE agenda(
    place INTEGER PRIMARY KEY,
    step TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    left_ms INTEGER NOT NULL,
    used_ms INTEGER NOT NULL,
    state INTEGER NOT NULL) STRICT;
  CREATE TABLE contribution(record_id BLOB PRIMARY KEY, step INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE note(sequence INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE pack(one INTEGER PRIMARY KEY CHECK(one = 1), sealed BLOB NOT NULL) STRICT;
)sql";

}  // namespace candour
