// Every reader of bytes from outside: what is missing or mistyped is refused with a reason, and nothing that a peer can
// send throws, crashes or takes long.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "common/wire/board_json.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/desk_request.hpp"
#include "common/wire/device_state.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/redaction.hpp"
#include "common/wire/refusal.hpp"
#include "common/wire/rehearsal_line.hpp"
#include "common/wire/room_address.hpp"
#include "common/wire/room_state.hpp"
#include "common/wire/sealed_pack.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

/// "" when it was taken, else the sentence.
using Read = std::string (*)(std::string_view);

template <auto from_json>
std::string sentence(std::string_view text) {
  const auto value = from_json(text);
  if (value) return {};
  EXPECT_EQ(value.error().code, ExitCode::bad_input);
  return value.error().sentence;
}

std::string desk_request_sentence(std::string_view text) {
  const auto request = desk_request_from_json(text);
  return request ? "" : request.error().failure.sentence;
}

/// `may_be`: null, boolean, integer, fraction, string, list, object. `needed`: or it may be left out.
struct Member {
  const char* name;
  const char* may_be;
  bool needed = true;
};
struct Reader {
  const char* name;
  Read read;
  std::string good;
  std::vector<Member> members;
};

const std::string k16(32, 'a'), k32(64, 'b');

const std::vector<Reader>& readers() {
  static const std::vector<Reader> all{
      {"contribution",
       sentence<contribution_from_json>,
       R"({"v":1,"nonce":")" + k16 +
           R"(","step":"facts","prompt":"p","kind":"comment","target":"t","response":"amend",)"
           R"("text":"words","lang":"en","side":"system","factors":["a"],"known":"no","choices":["b"],"tags":["c"],)"
           R"("rating":3,"when":"then","redacted":true})",
       {{"v", "i"},
        {"nonce", "s"},
        {"step", "s"},
        {"prompt", "ns"},
        {"kind", "s"},
        {"target", "ns"},
        {"response", "ns"},
        {"text", "s"},
        {"lang", "s"},
        {"side", "ns", false},
        {"factors", "nl", false},
        {"known", "ns", false},
        {"choices", "nl", false},
        {"tags", "nl", false},
        {"rating", "ni", false},
        {"when", "ns", false},
        {"redacted", "nb", false}}},
      {"room",
       sentence<room_from_json>,
       R"({"v":1,"rev":4,"hub_epoch":"0123456789abcdef","reference":"rowan","session":"s","rehearsal":false,)"
       R"("event_key":")" +
           k32 + R"(","hub_key":")" + k32 +
           R"(","steps":[{"id":"facts","minutes":25}],"at":0,)"
           R"("phase":"break","remaining_ms":-5,"starts_in_ms":null,"back_in_ms":60000,"k":5,"beat_s":0.5,"trouble":"disk"})",
       {{"v", "i"},
        {"rev", "i"},
        {"hub_epoch", "s"},
        {"reference", "s"},
        {"session", "s"},
        {"rehearsal", "b"},
        {"event_key", "s"},
        {"hub_key", "s"},
        {"steps", "l"},
        {"at", "i"},
        {"phase", "s"},
        {"remaining_ms", "i"},
        {"starts_in_ms", "ni"},
        {"back_in_ms", "ni"},
        {"k", "i"},
        {"beat_s", "if"},
        {"trouble", "ns"}}},
      {"desk request: extend",
       desk_request_sentence,
       R"({"id":"1","do":"extend","minutes":5})",
       {{"id", "s"}, {"do", "s"}, {"minutes", "i"}}},
      {"desk request: goto",
       desk_request_sentence,
       R"({"id":"1","do":"goto","step":"facts"})",
       {{"id", "s"}, {"do", "s"}, {"step", "s"}}},
      {"desk request: open", desk_request_sentence, R"({"id":"1","do":"open"})", {{"id", "s"}, {"do", "s"}}},
      {"desk request: sync",
       desk_request_sentence,
       R"({"id":"1","do":"sync","notes_from":7})",
       {{"id", "s"}, {"do", "s"}, {"notes_from", "ni", false}}},
      {"desk request: redact",
       desk_request_sentence,
       R"({"id":"1","do":"redact","record":")" + k16 + R"(","sealed":")" + std::string(6240, '0') + R"("})",
       {{"id", "s"}, {"do", "s"}, {"record", "s"}, {"sealed", "s"}}},
      {"desk answer",
       sentence<desk_answer_from_json>,
       R"({"id":"1","ok":false,"why":"because"})",
       {{"id", "s"}, {"ok", "b"}, {"why", "ns", false}}},
      {"device state",
       sentence<device_state_from_json>,
       R"({"role":"wall","state":"ready","boot":"b","version":"0.1.0","spool":"sent"})",
       {{"role", "s"}, {"state", "s"}, {"boot", "si"}, {"version", "s"}, {"spool", "ns", false}}},
      {"refusal",
       sentence<refusal_from_json>,
       R"({"cell":")" + k16 + R"(","why":"slow_down"})",
       {{"cell", "s"}, {"why", "s"}}},
      {"room address",
       sentence<room_address_from_json>,
       R"({"broker":"unix:///b","reference":"r","pid":12,"listen":"mqtt://127.0.0.1:1"})",
       {{"broker", "s"}, {"reference", "s"}, {"pid", "i"}, {"listen", "ns", false}}},
      {"enrolment",
       sentence<enrolment_from_json>,
       R"({"device":"d","role":"wall","broker":"b","reference":"r","psk":"00","event_key":"11"})",
       {{"device", "s"}, {"role", "s"}, {"broker", "s"}, {"reference", "s"}, {"psk", "s"}, {"event_key", "s"}}},
      {"case manifest",
       sentence<case_manifest_from_json>,
       R"({"rev":1,"parts":2,"hash":"00"})",
       {{"rev", "i"}, {"parts", "i"}, {"hash", "s"}}},
      {"case",
       sentence<case_from_json>,
       R"({"v":1,"title":"Rowan","partnership":"Eskdale","pseudonym":"Rowan","other_pseudonyms":["Ash"],)"
       R"("languages":["en","cy"],"session":{"id":"s","title":{"en":"Morning"},"start":"","end":""},"steps":[],)"
       R"("agencies":[],"kloes":[],"kpes":[],"themes":[],"chronology":[],"support":[{"en":"Help"}],)"
       R"("names":{"salt":")" +
           k16 + R"(","hashes":[]}})",
       {{"v", "i"},
        {"title", "s"},
        {"partnership", "s"},
        {"pseudonym", "s"},
        {"other_pseudonyms", "nl", false},
        {"languages", "nl", false},
        {"session", "o"},
        {"steps", "l"},
        {"agencies", "l"},
        {"kloes", "l"},
        {"kpes", "l"},
        {"themes", "l"},
        {"chronology", "l"},
        {"support", "l", false},
        {"names", "o", false}}},
      {"board",
       sentence<board_from_json>,
       R"({"v":1,"entries":[{"record":")" + k16 +
           R"(","step":"key_issues","kind":"comment","text":"an issue","side":"system","few":true,"resonates":null}]})",
       {{"v", "i"}, {"entries", "l"}}},
      {"pack bundle",
       sentence<pack_bundle_from_json>,
       R"({"v":1,"session":"s","files":{"event.toml":"text"}})",
       {{"v", "i"}, {"session", "s"}, {"files", "o"}}},
  };
  return all;
}

const std::vector<std::pair<char, ordered_json>>& probes() {
  static const std::vector<std::pair<char, ordered_json>> all{
      {'n', nullptr},
      {'b', true},
      {'b', false},
      {'i', 7},
      {'i', -1},
      {'i', 0},
      {'f', 3.5},
      {'s', "a probe"},
      {'s', ""},
      {'l', ordered_json::array()},
      {'l', ordered_json::array({1, "x"})},
      {'o', ordered_json::object()},
  };
  return all;
}

TEST(Readers, takeWhatIsGoodAndMembersTheyDoNotKnow) {
  for (const auto& reader : readers()) {
    EXPECT_EQ(reader.read(reader.good), "") << reader.name;
    auto more = ordered_json::parse(reader.good);
    more["colour"] = {{"deep", {1, nullptr, "x"}}};
    more["Id"] = 7;
    EXPECT_EQ(reader.read(more.dump()), "") << reader.name;
  }
}

TEST(Readers, knowEveryMemberThatTheseTestsKnow) {  // the control: a list that forgets one tests nothing of it
  for (const auto& reader : readers()) {
    EXPECT_EQ(ordered_json::parse(reader.good).size(), reader.members.size()) << reader.name;
  }
}

TEST(Readers, refuseEachMissingMemberByItsName) {
  for (const auto& reader : readers()) {
    for (const auto& member : reader.members) {
      auto json = ordered_json::parse(reader.good);
      json.erase(member.name);
      const auto why = reader.read(json.dump());
      EXPECT_EQ(why.empty(), !member.needed) << reader.name << " without " << member.name;
    }
  }
}

TEST(Readers, refuseEachMistypedMember) {
  for (const auto& reader : readers()) {
    for (const auto& member : reader.members) {
      for (const auto& [type, value] : probes()) {
        if (std::string_view(member.may_be).find(type) != std::string_view::npos) continue;
        auto json = ordered_json::parse(reader.good);
        json[member.name] = value;
        EXPECT_NE(reader.read(json.dump()), "") << reader.name << " with " << member.name << " = " << value;
      }
    }
  }
}

TEST(Readers, refuseWhatIsNoObject) {
  for (const auto& reader : readers()) {
    for (const auto* wrong : {"", " ", "null", "true", "7", "\"text\"", "[]", "[{}]", "{", "}", "{}", "{}{}", "nan",
                              "{\"v\":1,}", "\xef\xbb\xbf", "{'v':1}", "{\"v\":\xff}", "{\"v\":\"\xed\xa0\x80\"}"}) {
      EXPECT_NE(reader.read(wrong), "") << reader.name << ": " << wrong;
    }
    for (std::size_t length = 0; length < std::min<std::size_t>(reader.good.size(), 400); ++length) {
      EXPECT_NE(reader.read(std::string_view(reader.good).substr(0, length)), "")
          << reader.name << " cut at " << length;
    }
  }
}

TEST(Readers, areNotBroughtDownByNestingHoweverDeep) {
#ifdef CANDOUR_SANITIZED
  constexpr std::size_t kDeep = 10'000;  // a reader that calls itself ends at a quarter of it already
#else
  constexpr std::size_t kDeep = 40'000;
#endif
  const auto open = std::string(kDeep, '['), lists = open + std::string(kDeep, ']');
  std::string objects;
  for (std::size_t i = 0; i < kDeep; ++i) objects += "{\"a\":";
  const auto closed_objects = objects + "1" + std::string(kDeep, '}');
  for (const auto& reader : readers()) {
    for (const auto& text : {open, lists, objects, closed_objects}) EXPECT_NE(reader.read(text), "") << reader.name;
    const auto start = reader.good.substr(0, reader.good.size() - 1) + ",\"unknown\":";
    reader.read(start + lists + "}");
    for (const auto& member : reader.members) {
      auto json = ordered_json::parse(reader.good);
      json[member.name] = "@@";
      auto text = json.dump();
      text.replace(text.find("\"@@\""), 4, lists);
      EXPECT_NE(reader.read(text), "") << reader.name << ": " << member.name;
    }
  }
  rehearsal_file_from(lists + "\n" + closed_objects);
}

void read_all(std::string_view bytes) {
  for (const auto& reader : readers()) reader.read(bytes);
  receipts_from(bytes);
  released_from(bytes);
  redaction_from(bytes);
  rehearsal_file_from(bytes);
  PackAssembly pack;
  if (pack.take(bytes) && pack.whole()) pack.sealed_pack();
}

RC_GTEST_PROP(Readers, takeAnyBytesWithoutThrowing, (const std::string& bytes)) { read_all(bytes); }

RC_GTEST_PROP(Readers, takeDamagedMessagesWithoutThrowing, ()) {
  const auto& reader = readers()[*rc::gen::inRange<std::size_t>(0, readers().size())];
  auto bytes = reader.good;
  const auto times = *rc::gen::inRange(1, 5);
  for (int i = 0; i < times; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    const auto piece = *rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }),
        rc::gen::element<std::string>("", "{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e999", "-0", "\\u0000",
                                      "18446744073709551615", "-9223372036854775808", "9999999999999999999999"));
    bytes.replace(at, static_cast<std::size_t>(*rc::gen::inRange(0, 3)), piece);
  }
  read_all(bytes);
}

TEST(Readers, doNotMindNumbersThatFitNowhere) {
  for (const auto& reader : readers()) {
    for (const auto& member : reader.members) {
      for (const auto* number : {"9223372036854775807", "-9223372036854775808", "18446744073709551615",
                                 "99999999999999999999", "1e400", "-1e400", "1e18", "-0.0"}) {
        auto json = ordered_json::parse(reader.good);
        json[member.name] = "@@";
        auto text = json.dump();
        text.replace(text.find("\"@@\""), 4, number);
        reader.read(text);
      }
    }
  }
}

TEST(RoomReader, refusesStepsThatAreNoneAndAPlaceOutsideThem) {
  const auto& room = readers()[1];
  const auto with = [&](const char* name, const char* value) {
    auto json = ordered_json::parse(room.good);
    json[name] = ordered_json::parse(value);
    return room.read(json.dump());
  };
  for (const auto* wrong :
       {"[]", "[7]", "[null]", "[{}]", R"([{"id":"a"}])", R"([{"minutes":5}])", R"([{"id":7,"minutes":5}])",
        R"([{"id":"a","minutes":"5"}])", R"([{"id":"a","minutes":5},[]])"}) {
    EXPECT_NE(with("steps", wrong), "") << wrong;
  }
  EXPECT_EQ(with("at", "0"), "");
  EXPECT_NE(with("at", "1"), "");
  EXPECT_NE(with("at", "-1"), "");
  EXPECT_NE(with("phase", "\"running\""), "");
  EXPECT_NE(with("trouble", "\"fire\""), "");
  EXPECT_NE(with("beat_s", "-1"), "");
  EXPECT_NE(with("beat_s", "1e300"), "");
  EXPECT_NE(with("v", "2"), "");
}

TEST(DeskRequestReader, answersUnderTheIdItCouldRead) {
  const auto bad = desk_request_from_json(R"({"id":"42","do":"opne"})");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().id, "42");
  EXPECT_EQ(bad.error().failure.code, ExitCode::usage);
  EXPECT_NE(bad.error().failure.sentence.find("did you mean \"open\"?"), std::string::npos);
  EXPECT_EQ(desk_request_from_json(R"({"do":"open"})").error().id, "");
  EXPECT_FALSE(desk_request_from_json(R"({"id":"","do":"open"})"));
  EXPECT_FALSE(desk_request_from_json(R"({"id":")" + std::string(65, 'x') + R"(","do":"open"})"));
  EXPECT_TRUE(desk_request_from_json(R"({"id":")" + std::string(64, 'x') + R"(","do":"open"})"));
  EXPECT_FALSE(desk_request_from_json(R"({"id":"1","do":"sync","notes_from":-1})"));
}

TEST(HexMembers, areLowerCaseAndOfTheirLength) {
  const auto with_cell = [](const std::string& digits) {
    return refusal_from_json(R"({"cell":")" + digits + R"(","why":"malformed"})").has_value();
  };
  EXPECT_TRUE(with_cell("0123456789abcdef0123456789abcdef"));
  EXPECT_FALSE(with_cell("0123456789ABCDEF0123456789ABCDEF"));
  EXPECT_FALSE(with_cell("0123456789abcdef0123456789abcde"));
  EXPECT_FALSE(with_cell("0123456789abcdef0123456789abcdef0"));
  EXPECT_FALSE(with_cell("0123456789abcdef0123456789abcdeg"));
}

}  // namespace
}  // namespace candour
