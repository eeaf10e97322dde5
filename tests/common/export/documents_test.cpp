#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "common/export/csv_document.hpp"
#include "common/export/jsonl_document.hpp"
#include "common/export/table.hpp"
#include "tests/common/export/full_event.hpp"

namespace candour {
namespace {

using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// RFC 4180, written from the RFC: quotes double inside quotes, CRLF ends a record. Empty when the document breaks it.
Rows read_csv(std::string_view csv) {
  Rows rows{{""}};
  bool quoted = false, was_quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    auto& cell = rows.back().back();
    if (quoted) {
      if (csv[i] != '"') {
        cell += csv[i];
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        cell += csv[i++];
      } else {
        quoted = false;
        was_quoted = true;
      }
    } else if (csv[i] == '"') {
      if (!cell.empty() || was_quoted) return {};
      quoted = true;
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
      was_quoted = false;
    } else if (csv[i] == '\r') {
      if (i + 1 == csv.size() || csv[++i] != '\n') return {};
      rows.push_back({""});
      was_quoted = false;
    } else {
      if (csv[i] == '\n' || was_quoted) return {};
      cell += csv[i];
    }
  }
  const bool ended = !quoted && rows.back() == std::vector{""s};
  if (!ended) return {};
  rows.pop_back();
  return rows;
}

Rows with_heading(const Table& table) {
  Rows rows{table.columns};
  rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  return rows;
}

rc::Gen<Table> any_table() {
  const auto piece = rc::gen::element("a"s, " "s, ","s, "\""s, "\r"s, "\n"s, "\r\n"s, "="s, "+"s, "-"s, "@"s, "\t"s,
                                      "'"s, ";"s, "ŵ"s, "\0"s, "\xEF\xBB\xBF"s, "\xff"s);
  const auto cell = rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& pieces) {
    std::string text;
    for (const auto& each : pieces) text += each;
    return text;
  });
  const auto row = rc::gen::container<std::vector<std::string>>(3, cell);
  return rc::gen::map(rc::gen::container<Rows>(row), [](Rows rows) {
    return Table{{"one", "two", "three"}, std::move(rows)};
  });
}

RC_GTEST_PROP(Csv, bringsRawTextBackByteForByteThroughAnotherReader, ()) {
  const auto table = *any_table();
  RC_ASSERT(read_csv(csv_document(table, CsvFlavour::raw)) == with_heading(table));
}

RC_GTEST_PROP(Csv, differsForASpreadsheetOnlyByTheMarkAndAQuoteBeforeFormulas, ()) {
  const auto table = *any_table();
  const auto csv = csv_document(table, CsvFlavour::for_excel);
  RC_ASSERT(csv.starts_with(kByteOrderMark));
  const auto rows = read_csv(std::string_view(csv).substr(kByteOrderMark.size()));
  auto expected = with_heading(table);
  for (auto& row : expected) {
    for (auto& cell : row) {
      if (!cell.empty() && "=+-@\t\r"s.find(cell[0]) != std::string::npos) cell = "'" + cell;
    }
  }
  RC_ASSERT(rows == expected);
}

TEST(Csv, looksAsTheRfcShowsIt) {
  const Table table{{"a", "b"}, {{"plain", "two, with a comma"}, {"a \"quote\"", "line\r\nbreak"}, {"", "=1+1"}}};
  EXPECT_EQ(csv_document(table, CsvFlavour::raw),
            "a,b\r\nplain,\"two, with a comma\"\r\n\"a \"\"quote\"\"\",\"line\r\nbreak\"\r\n,=1+1\r\n");
  EXPECT_EQ(csv_document({{"a"}, {}}, CsvFlavour::for_excel), std::string(kByteOrderMark) + "a\r\n");
}

/// LibreOffice parts a line at semicolons and tabs as well, unless it is told not to.
TEST(Csv, isOneCellToWhoPartsItAtSemicolonsAndTabsToo) {
  const Table table{{"a", "b"}, {{"VOC; INF", "then; =1+1"}, {"so\t=1+1", "plain"}}};
  EXPECT_EQ(csv_document(table, CsvFlavour::raw), "a,b\r\n\"VOC; INF\",\"then; =1+1\"\r\n\"so\t=1+1\",plain\r\n");
}

TEST(Csv, takesTheSpreadsheetsTriggerOutOfEveryFormula) {
  for (const auto* formula : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
    const auto rows =
        read_csv(csv_document({{"text"}, {{formula}}}, CsvFlavour::for_excel).substr(kByteOrderMark.size()));
    ASSERT_EQ(rows.size(), 2u) << formula;
    EXPECT_EQ(rows[1][0], "'"s + formula);
  }
}

TEST(Csv, isTheSameRowByRow) {
  const auto event = full_event();
  const auto table = contributions_table(event.pack, event.session, event.record, event.review);
  for (const auto flavour : {CsvFlavour::raw, CsvFlavour::for_excel})
    EXPECT_EQ(contributions_csv(event, flavour), csv_document(table, flavour));
}

EventPack small_pack() {
  EventPack pack;
  ChronologyEntry entry;
  entry.id = "c1";
  entry.date = {2024, 5, 2, true};
  entry.event = "Moved school";
  entry.comment = "an agency's own remark";
  pack.chronology.push_back(entry);
  Session session;
  session.id = "practitioners";
  for (const auto* id : {"facts", "learning"}) {
    Step step;
    step.id = id;
    Prompt prompt;
    prompt.id = "p1";
    prompt.text.en = "Asked in "s + id;
    step.prompts.push_back(prompt);
    session.steps.push_back(step);
  }
  pack.sessions.push_back(session);
  return pack;
}

Recorded recorded(std::uint8_t id) {
  Recorded made;
  made.id.bytes.fill(id);
  made.contribution.nonce.bytes[0] = id;
  made.contribution.step = "learning";
  made.contribution.kind = Kind::improvement;
  made.contribution.text = "One page that all teams share.";
  return made;
}

Recorded full() {
  auto made = recorded(0xab);
  auto& c = made.contribution;
  c.prompt = "p1";
  c.target = "x";
  c.response = FactAnswer::amend;
  c.text = "tŷ \"quoted\" \u202e\0=1\n"s;
  c.lang = "cy";
  c.side = Side::system;
  c.factors = {"time", "training"};
  c.known = Known::unsure;
  c.choices = {"one"};
  c.tags = {"T1", "T2"};
  c.rating = 4;
  c.when = "by spring";
  c.redacted = true;
  return made;
}

/// A review in which one comment is coded with two themes, and worth quoting.
Review coded(const RecordId& id) {
  Review review;
  review.comments[id].codings = {{"voice", {}}, {"load", {{0, 3}}}};
  review.comments[id].key_quote = true;
  return review;
}

TEST(Jsonl, namesTheThemesOfAComment) {
  const auto text = jsonl_document({"s", {full(), recorded(1)}, 0}, coded(full().id));
  EXPECT_NE(text.find("\"themes\":[\"voice\",\"load\"],\"key_quote\":true"), std::string::npos);
  EXPECT_NE(text.find("\"themes\":[],\"key_quote\":false"), std::string::npos);
}

TEST(Jsonl, hasTheKeysInTheOrderOfTheContract) {
  EXPECT_EQ(jsonl_document({"practitioners", {full()}, 0}, {}),
            "{\"record\":\"abababababababababababababababab\",\"session\":\"practitioners\",\"step\":\"learning\","
            "\"prompt\":\"p1\",\"kind\":\"improvement\",\"target\":\"x\",\"response\":\"amend\","
            "\"text\":\"tŷ \\\"quoted\\\" \u202e\\u0000=1\\n\",\"lang\":\"cy\",\"side\":\"system\","
            "\"factors\":[\"time\",\"training\"],\"known\":\"unsure\",\"rating\":4,\"choices\":[\"one\"],"
            "\"tags\":[\"T1\",\"T2\"],\"when\":\"by spring\",\"themes\":[],\"key_quote\":false,\"redacted\":true}\n");
}

TEST(Jsonl, saysNullWhereNothingWasAsked) {
  EXPECT_EQ(
      jsonl_document({"s", {recorded(1)}, 0}, {}),
      "{\"record\":\"01010101010101010101010101010101\",\"session\":\"s\",\"step\":\"learning\",\"prompt\":null,"
      "\"kind\":\"improvement\",\"target\":null,\"response\":null,\"text\":\"One page that all teams share.\","
      "\"lang\":\"en\",\"side\":null,\"factors\":null,\"known\":null,\"rating\":null,\"choices\":null,\"tags\":null,"
      "\"when\":null,\"themes\":[],\"key_quote\":false,\"redacted\":false}\n");
}

TEST(Jsonl, isOneLineAContributionWithoutAMark) {
  EXPECT_EQ(jsonl_document({"s", {}, 0}, {}), "");
  const auto text = jsonl_document({"s", {full(), recorded(1), recorded(2)}, 0}, {});
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(text[0], '{');
}

TEST(ContributionsTable, hasTheContractsColumnsAndNoneThatTellsWhoOrWhen) {
  const auto pack = small_pack();
  const auto table =
      contributions_table(pack, pack.sessions[0], {"practitioners", {full(), recorded(1)}, 0}, coded(full().id));
  EXPECT_EQ(table.columns,
            (std::vector<std::string>{"record",   "session",     "step",        "prompt",      "kind",     "target",
                                      "response", "text",        "lang",        "side",        "factors",  "known",
                                      "rating",   "choices",     "tags",        "when",        "themes",   "key_quote",
                                      "redacted", "prompt_text", "target_date", "target_text", "set_aside"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0], (std::vector<std::string>{"abababababababababababababababab",
                                                     "practitioners",
                                                     "learning",
                                                     "p1",
                                                     "improvement",
                                                     "x",
                                                     "amend",
                                                     full().contribution.text,
                                                     "cy",
                                                     "system",
                                                     "time; training",
                                                     "unsure",
                                                     "4",
                                                     "one",
                                                     "T1; T2",
                                                     "by spring",
                                                     "voice; load",
                                                     "yes",
                                                     "yes",
                                                     "Asked in learning",
                                                     "",
                                                     "",
                                                     "no"}));
  EXPECT_EQ(table.rows[1].size(), table.columns.size());
}

TEST(ContributionsTable, saysWhatAFactResponseIsAbout) {
  const auto pack = small_pack();
  auto response = recorded(2);
  response.contribution.kind = Kind::fact_response;
  response.contribution.step = "facts";
  response.contribution.target = "c1";
  response.contribution.response = FactAnswer::query;
  auto of_nothing = response;
  of_nothing.contribution.target = "gone";
  const auto table = contributions_table(pack, pack.sessions[0], {"practitioners", {response, of_nothing}, 0}, {});
  EXPECT_EQ(table.rows[0][20], "?2024-05-02");
  EXPECT_EQ(table.rows[0][21], "Moved school");
  EXPECT_EQ(table.rows[1][20], "");
  EXPECT_EQ(table.rows[1][21], "");
}

}  // namespace
}  // namespace candour
