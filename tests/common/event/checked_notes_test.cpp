#include "common/event/checked_notes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sqlite3.h>

#include "common/sealed/random.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/note_json.hpp"
#include "tests/common/event/small_event.hpp"
#include "tests/common/sealed/some_keys.hpp"
#include "tests/support/disk/recording_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

std::string memo_line(int record) {
  return R"({"about":")" + record_hex(record) + R"(","what":"memo","text":"read again"})";
}

std::string complaint(const std::string& text) {
  const auto placed = read_note_lines(text, "notes.jsonl");
  if (!placed) return placed.error().sentence;
  const auto checked = check_notes(*placed, small_event());
  return checked ? "" : checked.error().sentence;
}

TEST(NoteLines, MayLackAnIdAndAVersion) {
  const auto placed =
      read_note_lines("\xEF\xBB\xBF" + memo_line(1) + "\r\n\n  \n" + memo_line(2), "notes.jsonl").value();
  ASSERT_EQ(placed.size(), 2u);
  EXPECT_EQ(placed[0].where, "notes.jsonl:1");
  EXPECT_EQ(placed[1].where, "notes.jsonl:4");
  EXPECT_NE(placed[0].note.id, placed[1].note.id) << "fresh ones";
  EXPECT_EQ(placed[1].note.decision, Decision(decision::SetMemo{record_id(2), "read again"}));
}

TEST(NoteLines, OfOneFileAddNothingTwice) {
  const std::string added = R"({"about":null,"what":"added","when":"2024-02-20","text":"A visit"})";
  const std::string text = added + "\n" + memo_line(1) + "\n" + added + "\n";
  const auto once = read_note_lines(text, "notes.jsonl").value();
  const auto again = read_note_lines(text, "notes.jsonl").value();
  EXPECT_EQ(once[0].note, again[0].note) << "what adds something is the same note";
  EXPECT_NE(once[0].note.id, once[2].note.id) << "said twice in one file it is meant twice";
  EXPECT_NE(once[1].note.id, again[1].note.id) << "what something is like may be said again later";
  auto both = once;
  both.insert(both.end(), again.begin(), again.end());
  const auto checked = check_notes(both, small_event());
  ASSERT_TRUE(checked) << checked.error().sentence;
  EXPECT_EQ(checked->there_already, 2u);
}

TEST(NoteLines, SayWhichLineIsWrongAndWhatToDo) {
  std::string lines;
  for (int n = 1; n < 37; ++n) lines += memo_line(1) + "\n";
  EXPECT_EQ(
      complaint(lines + "{\"what\":\"memo\""),
      "notes.jsonl:37: it is not JSON: write the line as WIRE.md spells a note, and apply the file again. Nothing "
      "was changed.");
  EXPECT_EQ(complaint(lines + R"({"about":null,"what":"memoo"})"),
            "notes.jsonl:37: it is of a kind that this version does not know: write the line as WIRE.md spells a note, "
            "and apply the file again. Nothing was changed.");
  EXPECT_EQ(complaint(lines + memo_line(9)),
            "notes.jsonl:37: there is no comment " + record_hex(9) +
                " in this event: take its id from the export's record column. Nothing was changed.");
}

TEST(NoteLines, HaveNoMoreThanFitsASeal) {
  const std::string longest(600, 'x');
  const auto line = [&](const std::string& filling) {
    return R"({"about":null,"what":"action","text":")" + filling + R"(","owner":"x","when":"","done":")" + filling +
           R"(","worked":")" + filling + R"(","recommendations":[]})";
  };
  EXPECT_EQ(complaint(line(longest)), "");
  std::string wide;
  for (int n = 0; n < 600; ++n) wide += "\xF0\x9F\x8C\xA7";
  EXPECT_NE(complaint(line(wide)).find("notes.jsonl:1: its texts together are too long"), std::string::npos);
}

RC_GTEST_PROP(NoteLines, areReadFromAnyBytes, (const std::string& noise)) {
  complaint(*rc::gen::element<std::string>(std::string(noise), memo_line(1) + noise, noise + "\n" + memo_line(1)));
}

Result<EventStore> empty_store(const TemporaryFolder& folder, const EventKeys& keys) {
  EventFacts facts;
  facts.reference = facts.ref = "T";
  facts.session = "practitioners";
  facts.event_key = keys.public_key;
  facts.k = 5;
  const auto file = folder / "event.db";
  if (auto made = EventStore::create(file, facts, first_position({{"facts", 50}}, {}), "pack"); !made)
    return tl::make_unexpected(made.error());
  return EventStore::open(file);
}

TEST(AppendNotes, AreAllThereAndOpenAgain) {
  const TemporaryFolder folder;
  const auto keys = make_event_keys();
  auto store = empty_store(folder, keys);
  ASSERT_TRUE(store);
  const std::vector<Note> notes = {{numbered<NoteId>(1), decision::SetMemo{record_id(1), "a"}},
                                   {numbered<NoteId>(2), decision::SetMemo{record_id(2), "b"}}};
  ASSERT_TRUE(append_notes(*store, {}));
  ASSERT_TRUE(append_notes(*store, notes));
  std::vector<Note> back;
  store->each_note(1, [&](std::uint64_t sequence, std::string_view bytes) {
    EXPECT_EQ(sequence, back.size() + 1);
    back.push_back(note_from_json(open_note(keys, SealedNote::from(bytes).value()).value()).value());
  });
  EXPECT_EQ(back, notes);
  EXPECT_EQ(store->append_note(std::string(SealedNote::size, 'x')), 3u) << "numbers go on";
}

TEST(AppendNotes, SayWhetherTheyAreThereWhenTheDiskFails) {
  const TemporaryFolder folder;
  RecordingDisk disk;
  const auto keys = make_event_keys();
  auto store = empty_store(folder, keys);
  ASSERT_TRUE(store);
  const auto apply = [&] {
    return append_notes(*store, {{numbered<NoteId>(1), decision::SetMemo{record_id(1), "a"}}});
  };
  disk.fail_once_after(folder.path(), 0, SQLITE_FULL);
  auto refused = apply();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().sentence.find("Nothing was changed."), std::string::npos) << "it could be made certain";
  bool was_not_certain = false;
  for (int well = 0; !refused; ++well) {
    disk.fail_syncs_after(folder.path(), well);
    refused = apply();
    disk.fail(folder.path(), SQLITE_OK);
    if (refused) break;
    const auto& sentence = refused.error().sentence;
    const bool certain = sentence.find("Nothing was changed.") != std::string::npos;
    EXPECT_NE(certain, sentence.find("apply the file again") != std::string::npos) << sentence;
    was_not_certain = was_not_certain || !certain;
    ASSERT_LT(well, 100);
  }
  EXPECT_TRUE(was_not_certain);
  EXPECT_EQ(store->append_notes({}), 2u) << "it is there once";
}

}  // namespace
}  // namespace candour
