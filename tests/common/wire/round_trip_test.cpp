#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/disk/file.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/cli_json.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/desk_request.hpp"
#include "common/wire/device_state.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/refusal.hpp"
#include "common/wire/rehearsal_line.hpp"
#include "common/wire/rehearsal_report.hpp"
#include "common/wire/room_address.hpp"
#include "common/wire/room_state.hpp"
#include "common/wire/sealed_pack.hpp"
#include "common/wire/topics.hpp"

namespace candour {
namespace {

/// Well-formed text of whatever hurts: NUL, controls, quotes, combining marks, emoji with joiners, bidi, the last
/// plane.
rc::Gen<std::string> any_text() {
  using namespace std::string_literals;
  const auto piece = rc::gen::oneOf(
      rc::gen::element("\0"s, "\x1f"s, "\x7f"s, "\""s, "\\"s, "/"s, "\n"s, "\r\n"s, "\t"s, "w\u0302"s, "ŵ"s, "\u202e"s,
                       "\u2028"s, "👩🏽‍🏫"s, "\U0010ffff"s, "\ufeff"s, "%s"s, "=1"s, "\\u0000"s, "</script>"s),
      rc::gen::map(rc::gen::inRange(0x20, 0x7f), [](int c) { return std::string(1, static_cast<char>(c)); }));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& pieces) {
    std::string text;
    for (const auto& each : pieces) text += each;
    return text;
  });
}

rc::Gen<std::vector<std::string>> any_texts() { return rc::gen::container<std::vector<std::string>>(any_text()); }

template <class Value>
std::optional<Value> maybe(const rc::Gen<Value>& generator) {
  return *rc::gen::arbitrary<bool>() ? std::optional<Value>(*generator) : std::nullopt;
}

template <class E>
rc::Gen<E> any_of(int count) {
  return rc::gen::map(rc::gen::inRange(0, count), [](int value) { return static_cast<E>(value); });
}

template <class Fixed>
Fixed any_bytes() {
  Fixed made;
  for (auto& byte : made.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
  return made;
}

Millis any_millis() { return Millis(*rc::gen::inRange<std::int64_t>(-1LL << 40, 1LL << 40)); }

Contribution any_contribution() {
  Contribution c;
  c.nonce = any_bytes<Nonce>();
  c.step = *any_text();
  c.prompt = maybe(any_text());
  c.kind = *any_of<Kind>(8);
  c.target = maybe(any_text());
  c.response = maybe(any_of<FactAnswer>(4));
  c.text = *any_text();
  c.lang = *rc::gen::element<std::string>("en", "cy");
  c.side = maybe(any_of<Side>(2));
  c.factors = *any_texts();
  c.known = maybe(any_of<Known>(3));
  c.choices = *any_texts();
  c.tags = *any_texts();
  c.rating = maybe(rc::gen::inRange(-10, 11));
  c.when = maybe(any_text());
  c.redacted = *rc::gen::arbitrary<bool>();
  return c;
}

RC_GTEST_PROP(ContributionJson, bringsBackEveryByteOrSaysThatItDoesNotFit, ()) {
  const auto contribution = any_contribution();
  const auto json = to_json(contribution);
  if (!json) {
    RC_ASSERT(json.error().code == ExitCode::bad_input);
    RC_ASSERT(json.error().sentence.find("two ideas") != std::string::npos);
    return;
  }
  RC_ASSERT(json->size() <= Contribution::kMostBytes);
  RC_ASSERT(json->find('\n') == std::string::npos);
  const auto back = contribution_from_json(*json);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == contribution);
}

TEST(ContributionJson, takesAThousandCharactersAndNotOneMore) {
  Contribution c;
  c.step = "learning";
  std::string thousand;
  for (int i = 0; i < 1000; ++i) thousand += "ŵ";
  c.text = thousand;
  const auto json = to_json(c);
  ASSERT_TRUE(json);
  EXPECT_EQ(contribution_from_json(*json)->text, thousand);
  c.text += "x";
  const auto over = to_json(c);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ExitCode::bad_input);
  EXPECT_NE(over.error().sentence.find("1 characters too long"), std::string::npos) << over.error().sentence;
}

TEST(ContributionJson, saysByHowManyBytesItIsTooLongForTheSealAndNeverCuts) {
  Contribution c;
  c.step = "learning";
  for (int i = 0; i < 700; ++i) c.text += "👍";
  const auto fits = to_json(c);
  ASSERT_TRUE(fits);
  c.text += std::string(Contribution::kMostBytes - fits->size(), 'x');
  EXPECT_EQ(to_json(c).value().size(), 3071u);
  c.text += "x";
  EXPECT_NE(to_json(c).error().sentence.find("takes 1 bytes more"), std::string::npos);
}

TEST(ContributionJson, isNotMadeOfWhatIsNoUtf8) {
  const auto refused = [](auto change) {
    Contribution c;
    change(c);
    const auto json = to_json(c);
    return !json && json.error().sentence.find("UTF-8") != std::string::npos;
  };
  const std::string bad = "caf\xe9";
  EXPECT_TRUE(refused([&](auto& c) { c.text = bad; }));
  EXPECT_TRUE(refused([&](auto& c) { c.text = "\xed\xa0\x80"; }));
  EXPECT_TRUE(refused([&](auto& c) { c.step = bad; }));
  EXPECT_TRUE(refused([&](auto& c) { c.lang = bad; }));
  EXPECT_TRUE(refused([&](auto& c) { c.prompt = bad; }));
  EXPECT_TRUE(refused([&](auto& c) { c.target = bad; }));
  EXPECT_TRUE(refused([&](auto& c) { c.when = bad; }));
  EXPECT_TRUE(refused([&](auto& c) { c.factors = {"good", bad}; }));
  EXPECT_TRUE(refused([&](auto& c) { c.choices = {bad}; }));
  EXPECT_TRUE(refused([&](auto& c) { c.tags = {bad}; }));
  EXPECT_FALSE(refused([](auto&) {})) << "the control";
}

RC_GTEST_PROP(RoomState, comesBackAsItWasSent, ()) {
  RoomState room;
  room.rev = *rc::gen::inRange<std::uint64_t>(0, 1ULL << 62);
  room.hub_epoch = "0123456789abcdef";
  room.reference = *any_text();
  room.session = *any_text();
  room.rehearsal = *rc::gen::arbitrary<bool>();
  room.event_key = any_bytes<EventPublicKey>();
  room.hub_key = any_bytes<HubPublicKey>();
  const auto steps = *rc::gen::inRange(1, 20);
  for (int i = 0; i < steps; ++i) room.steps.push_back({*any_text(), *rc::gen::inRange(0, 481)});
  room.at = *rc::gen::inRange<std::size_t>(0, room.steps.size());
  room.phase = *any_of<Phase>(7);
  room.remaining = any_millis();
  if (*rc::gen::arbitrary<bool>()) room.starts_in = any_millis();
  if (*rc::gen::arbitrary<bool>()) room.back_in = any_millis();
  room.k = *rc::gen::inRange(1, 51);
  room.beat = Millis(*rc::gen::inRange(0, 600'001));
  room.trouble = maybe(any_of<Trouble>(3));
  room.late = *rc::gen::element<std::string>("0", "few", "12");
  room.behind = any_millis();

  const auto back = room_from_json(to_json(room));
  RC_ASSERT(back.has_value());
  const auto parts = [](const RoomState& r) {
    return std::tie(r.rev, r.hub_epoch, r.reference, r.session, r.rehearsal, r.event_key, r.hub_key, r.at, r.phase,
                    r.remaining, r.starts_in, r.back_in, r.k, r.beat, r.trouble, r.late, r.behind);
  };
  RC_ASSERT(parts(*back) == parts(room));
  RC_ASSERT(back->steps == room.steps);
}

TEST(RoomState, isSpelledAsThePageSays) {
  RoomState room;
  room.rev = 7;
  room.hub_epoch = "00ff00ff00ff00ff";
  room.reference = "Rowan";
  room.session = "practitioners";
  room.steps = {{"facts", 25}};
  room.phase = Phase::pause_for_break;
  room.remaining = Millis(-1500);
  room.back_in = Millis(60000);
  room.beat = Millis(60000);
  const auto json = nlohmann::json::parse(to_json(room));
  for (const auto* name :
       {"v", "rev", "hub_epoch", "reference", "session", "rehearsal", "event_key", "hub_key", "steps", "at", "phase",
        "remaining_ms", "starts_in_ms", "back_in_ms", "k", "beat_s", "trouble"}) {
    EXPECT_TRUE(json.contains(name)) << name;
  }
  EXPECT_EQ(json["phase"], "break");
  EXPECT_EQ(json["beat_s"].dump(), "60");
  EXPECT_EQ(json["steps"].dump(), R"([{"id":"facts","minutes":25}])");
  EXPECT_EQ(json["starts_in_ms"], nullptr);
  EXPECT_EQ(json["trouble"], nullptr);
}

RC_GTEST_PROP(DeskRequest, comesBackAsItWasAsked, ()) {
  const auto& row = command_table()[*rc::gen::inRange<std::size_t>(0, command_table().size())];
  Command command{row.verb, 0, {}};
  if (row.argument == "MINUTES") command.minutes = *rc::gen::inRange(1, 241);
  if (row.verb == Verb::extend && *rc::gen::arbitrary<bool>()) command.minutes = -command.minutes;
  if (row.argument == "STEP") command.step = *any_text();
  if (*rc::gen::arbitrary<bool>()) command.at_step = *any_text();
  const auto back = desk_request_from_json(to_json(DeskRequest{"id 1", command}));
  RC_ASSERT(back.has_value());
  RC_ASSERT(back->id == "id 1");
  const auto& found = std::get<Command>(back->what);
  RC_ASSERT(found == command);
}

TEST(DeskRequest, carriesSyncRedactAndPurge) {
  const auto sync = desk_request_from_json(to_json(DeskRequest{"a", Sync{41}}));
  ASSERT_TRUE(sync);
  EXPECT_EQ(std::get<Sync>(sync->what).notes_from, 41u);
  EXPECT_EQ(std::get<Sync>(desk_request_from_json(R"({"id":"a","do":"sync"})")->what).notes_from, 0u);
  const auto purge = desk_request_from_json(to_json(DeskRequest{"b", PurgeBoard{}}));
  ASSERT_TRUE(purge);
  EXPECT_TRUE(std::holds_alternative<PurgeBoard>(purge->what));
  Redact redact;
  redact.redaction.replacement.record.bytes.fill(0xcd);
  redact.redaction.replacement.sealed.bytes.fill(0xef);
  redact.redaction.made_of.resize(2);
  redact.redaction.made_of[1].bytes.fill(0x12);
  const auto back = desk_request_from_json(to_json(DeskRequest{"c", redact}));
  ASSERT_TRUE(back);
  const auto& redaction = std::get<Redact>(back->what).redaction;
  EXPECT_EQ(redaction.replacement.record, redact.redaction.replacement.record);
  EXPECT_EQ(redaction.replacement.sealed, redact.redaction.replacement.sealed);
  EXPECT_EQ(redaction.made_of, redact.redaction.made_of);
}

RC_GTEST_PROP(DeskAnswer, comesBackAsItWasGiven, ()) {
  const DeskAnswer no{*any_text(), false, *any_text()}, yes{*any_text(), true, ""};
  const auto no_back = desk_answer_from_json(to_json(no)), yes_back = desk_answer_from_json(to_json(yes));
  RC_ASSERT(no_back.has_value() && yes_back.has_value());
  RC_ASSERT(std::tie(no_back->id, no_back->ok, no_back->why) == std::tie(no.id, no.ok, no.why));
  RC_ASSERT(std::tie(yes_back->id, yes_back->ok, yes_back->why) == std::tie(yes.id, yes.ok, yes.why));
}

RC_GTEST_PROP(DeviceState, comesBackAndSaysNothingElse, ()) {
  const DeviceState state{*any_of<Role>(4), *any_of<Health>(3), *any_text(), *any_text(), maybe(any_of<SpoolState>(3))};
  const auto json = to_json(state);
  const auto back = device_state_from_json(json);
  RC_ASSERT(back.has_value());
  RC_ASSERT(std::tie(back->role, back->health, back->boot, back->version, back->spool) ==
            std::tie(state.role, state.health, state.boot, state.version, state.spool));
  RC_ASSERT(nlohmann::json::parse(json).size() == (state.spool ? 5u : 4u));
}

TEST(DeviceState, takesABootThatIsANumber) {
  EXPECT_EQ(device_state_from_json(R"({"role":"desk","state":"lost","boot":12,"version":"1"})")->boot, "12");
}

TEST(Refusal, comesBackForEachReasonOfThePage) {
  const char* const words[] = {"malformed", "stale_key", "wrong_event", "not_open", "slow_down", "not_collecting"};
  for (int i = 0; i < 6; ++i) {
    Refusal refusal;
    refusal.cell.bytes.fill(static_cast<std::uint8_t>(i));
    refusal.why = static_cast<RefusedWhy>(i);
    EXPECT_EQ(to_string(refusal.why), words[i]);
    const auto back = refusal_from_json(to_json(refusal));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->cell, refusal.cell);
    EXPECT_EQ(back->why, refusal.why);
  }
}

RC_GTEST_PROP(RoomAddress, andEnrolmentComeBack, ()) {
  const RoomAddress address{*any_text(), *any_text(), *rc::gen::inRange(1, 1 << 22), *any_text()};
  const auto back = room_address_from_json(to_json(address));
  RC_ASSERT(back.has_value());
  RC_ASSERT(std::tie(back->broker, back->reference, back->pid, back->listen) ==
            std::tie(address.broker, address.reference, address.pid, address.listen));
  const Enrolment enrolment{*any_text(), *any_text(), *any_text(), *any_text(), *any_text(), *any_text(), *any_text()};
  const auto again = enrolment_from_json(to_json(enrolment));
  RC_ASSERT(again.has_value());
  RC_ASSERT(std::tie(again->device, again->role, again->broker, again->reference, again->psk, again->event_key) ==
            std::tie(enrolment.device, enrolment.role, enrolment.broker, enrolment.reference, enrolment.psk,
                     enrolment.event_key));
}

RC_GTEST_PROP(Receipts, comeSortedInMessagesOfTwoHundredAtMost, ()) {
  const auto count = *rc::gen::oneOf(rc::gen::inRange(0, 12), rc::gen::element(199, 200, 201, 400, 401));
  std::vector<Receipt> receipts(static_cast<std::size_t>(count));
  for (auto& each : receipts) {
    each.bytes[0] = *rc::gen::arbitrary<std::uint8_t>();
    each.bytes[15] = *rc::gen::arbitrary<std::uint8_t>();
  }
  const auto payloads = receipt_payloads(receipts);
  RC_ASSERT(payloads.size() == (receipts.size() + 199) / 200);
  std::vector<Receipt> back;
  for (const auto& payload : payloads) {
    const auto some = receipts_from(payload);
    RC_ASSERT(some.has_value());
    RC_ASSERT(some->size() <= 200u);
    back.insert(back.end(), some->begin(), some->end());
  }
  std::sort(receipts.begin(), receipts.end());
  RC_ASSERT(back == receipts);
}

TEST(Receipts, areNothingUnlessWhole) {
  for (const std::size_t wrong : {0u, 1u, 15u, 17u, 31u, 201u * 16u}) {
    EXPECT_FALSE(receipts_from(std::string(wrong, 'x'))) << wrong;
  }
  EXPECT_EQ(receipts_from(std::string(200 * 16, 'x'))->size(), 200u);
}

TEST(Released, isARecordIdAndASealed) {
  Released released;
  released.record.bytes.fill(1);
  released.sealed.bytes.fill(2);
  const auto payload = to_payload(released);
  EXPECT_EQ(payload.size(), 3136u);
  EXPECT_EQ(released_from(payload)->record, released.record);
  EXPECT_EQ(released_from(payload)->sealed, released.sealed);
  EXPECT_FALSE(released_from(payload.substr(1)));
  EXPECT_FALSE(released_from(payload + "x"));
  EXPECT_FALSE(released_from(""));
}

RC_GTEST_PROP(PackBundle, bringsItsFilesBackByteForByte, ()) {
  PackBundle bundle;
  bundle.session = *any_text();
  const auto count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) bundle.files[*any_text()] = *any_text();
  const auto back = pack_bundle_from_json(to_json(bundle));
  RC_ASSERT(back.has_value());
  RC_ASSERT(back->session == bundle.session);
  RC_ASSERT(back->files == bundle.files);
}

TEST(PackBundle, isRefusedWithAFileThatIsNoText) {
  EXPECT_FALSE(pack_bundle_from_json(R"({"v":1,"session":"s","files":{"a":"text","b":7}})"));
  EXPECT_FALSE(pack_bundle_from_json(R"({"v":2,"session":"s","files":{}})"));
}

RC_GTEST_PROP(PackChunks, comeTogetherInAnyOrderAndHoweverOften, ()) {
  const auto size = *rc::gen::element<std::size_t>(0, 1, 65535, 65536, 65537, 131072, 200'000);
  std::string pack(size, '\0');
  for (std::size_t i = 0; i < size; ++i) pack[i] = static_cast<char>(i * 31 >> 3);
  const auto keys = *rc::gen::element(std::string(), std::string(4096, 'k'));
  const auto chunks = pack_chunks(pack, keys);
  std::vector<std::size_t> order(chunks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int more = *rc::gen::inRange(0, 4); more > 0; --more) {
    order.push_back(*rc::gen::inRange<std::size_t>(0, chunks.size()));
  }
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);

  PackAssembly assembly;
  std::set<std::size_t> there;
  RC_ASSERT(!assembly.whole());
  for (const auto i : order) {
    RC_ASSERT(chunks[i].size() <= 8 + 65536u);
    RC_ASSERT(assembly.take(chunks[i]));
    there.insert(i);
    RC_ASSERT(assembly.whole() == (there.size() == chunks.size()));
  }
  RC_ASSERT(assembly.sealed_pack() == pack);
  RC_ASSERT(assembly.wrapped_keys() == keys);
}

TEST(PackAssembly, takesNoChunkThatIsNoneAndBeginsAnewWithAnotherCount) {
  using namespace std::string_literals;
  PackAssembly assembly;
  for (const auto& wrong : {""s, "\0\0\0"s, "\0\0\0\0\0\0\0"s, "\0\0\0\0\0\0\0\0"s, "\0\0\0\1\0\0\0\1"s,
                            "\0\0\0\0\xff\xff\xff\xff"s, "\0\0\0\0\0\0\x10\1"s}) {
    EXPECT_FALSE(assembly.take(wrong));
    EXPECT_FALSE(assembly.whole());
  }
  const auto before = pack_chunks(std::string(200'000, 'a'), "keys"), after = pack_chunks("short", "others");
  EXPECT_TRUE(assembly.take(before[0]));
  EXPECT_TRUE(assembly.take(before[3]));
  EXPECT_TRUE(assembly.take(after[1]));
  EXPECT_TRUE(assembly.take(after[0]));
  ASSERT_TRUE(assembly.whole());
  EXPECT_EQ(assembly.sealed_pack(), "short");
  EXPECT_EQ(assembly.wrapped_keys(), "others");
}

TEST(CaseParts, areAtMost64KiBAndTogetherTheCase) {
  for (const std::size_t size : {0u, 1u, 65535u, 65536u, 65537u, 131072u, 300'000u}) {
    std::string json(size, 'x');
    for (std::size_t i = 0; i < size; ++i) json[i] = static_cast<char>(i >> 4);
    const auto parts = case_parts(json);
    ASSERT_FALSE(parts.empty());
    std::string together;
    for (const auto& part : parts) {
      EXPECT_LE(part.size(), 65536u);
      EXPECT_TRUE(!part.empty() || size == 0) << size;
      together += part;
    }
    EXPECT_EQ(together, json);
  }
}

TEST(CaseManifest, comesBackAndBoundsItsParts) {
  const auto back = case_manifest_from_json(to_json(CaseManifest{5, 3, "ab"}));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->rev, 5u);
  EXPECT_EQ(back->parts, 3u);
  EXPECT_EQ(back->hash, "ab");
  EXPECT_FALSE(case_manifest_from_json(R"({"rev":1,"parts":4097,"hash":""})"));
  EXPECT_FALSE(case_manifest_from_json(R"({"rev":1,"parts":-1,"hash":""})"));
}

TEST(CaseJson, tellsParticipantsNothingThatIsNotForThem) {
  EventPack pack;
  pack.title = "Rowan";
  pack.purpose = "HIDDEN purpose";
  pack.subject_note = "HIDDEN subject";
  pack.terms = {"HIDDEN terms"};
  pack.glossary_names = {"HIDDEN glossary"};
  pack.deadlines = {{"HIDDEN deadline", 1, "days", "event"}};
  ChronologyEntry entry;
  entry.id = "c1";
  entry.date = {2024, 5, 22, true};
  entry.event = "Moved school";
  entry.comment = "HIDDEN remark";
  entry.further = {{"HIDDEN column", "HIDDEN cell"}};
  pack.chronology = {entry};
  pack.themes = {{"T1", "Listening", "", true}};
  Session session;
  session.id = "practitioners";
  session.steps.emplace_back();
  session.steps[0].id = "facts";
  session.steps[0].title = {"The facts", "Y ffeithiau"};
  session.steps[0].prompts.emplace_back();
  session.steps[0].prompts[0].input = PromptInput::fact_response;
  const auto text = case_json(pack, session, NameSalt{});
  EXPECT_EQ(text.find("HIDDEN"), std::string::npos);
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["chronology"][0]["event"], "Moved school");
  EXPECT_EQ(json["chronology"][0]["date"], "2024-05-22");
  EXPECT_EQ(json["chronology"][0]["date_uncertain"], true);
  EXPECT_EQ(json["steps"][0]["title"]["cy"], "Y ffeithiau");
  EXPECT_EQ(json["steps"][0]["prompts"][0]["input"], "fact_response");
  EXPECT_EQ(json["themes"][0]["kind"], "system");
}

TEST(Topics, areThoseOfThePage) {
  const Topics topics("rowan.managers");
  const std::string base = "candour/1/rowan.managers/";
  EXPECT_EQ(topics.room(), base + "room");
  EXPECT_EQ(topics.case_manifest(), base + "case");
  EXPECT_EQ(topics.case_part(3), base + "case/3");
  EXPECT_EQ(topics.board(), base + "board");
  EXPECT_EQ(topics.cell("k1"), base + "cell/k1");
  EXPECT_EQ(topics.receipt(), base + "receipt");
  EXPECT_EQ(topics.refused(), base + "refused");
  EXPECT_EQ(topics.desk_do(), base + "desk/do");
  EXPECT_EQ(topics.desk_done(), base + "desk/done");
  EXPECT_EQ(topics.desk_released(), base + "desk/released");
  EXPECT_EQ(topics.desk_redact(), base + "desk/redact");
  EXPECT_EQ(topics.desk_note(), base + "desk/note");
  EXPECT_EQ(topics.desk_pack(), base + "desk/pack");
  EXPECT_EQ(topics.device("k1"), base + "device/k1");
  EXPECT_EQ(topics.after("cell/", base + "cell/k1"), "k1");
  EXPECT_EQ(topics.after("cell/", base + "device/k1"), std::nullopt);
  EXPECT_EQ(topics.after("cell/", "candour/1/rowan/cell/k1"), std::nullopt);
  EXPECT_EQ(topics.after("cell/", ""), std::nullopt);
}

TEST(RehearsalFile, readsTheSampleWithoutAFault) {
  const auto bytes = read_file(CANDOUR_SOURCE_DIR "/assets/rowan/contributions.jsonl", 1 << 24);
  ASSERT_TRUE(bytes);
  const auto file = rehearsal_file_from(*bytes);
  EXPECT_GT(file.lines.size(), 20u);
  for (const auto& fault : file.faults) ADD_FAILURE() << fault.line << ": " << fault.what;
}

TEST(RehearsalFile, saysOfEachBadLineWhatAndWhereAndKeepsTheGoodOnes) {
  const std::string good = R"({"id":"a","session":"s","step":"facts","kind":"comment","text":"words","lang":"en"})";
  const auto vote = [](const std::string& target) {
    return R"({"id":"v)" + target + R"(","session":"s","step":"facts","kind":"vote","target":")" + target +
           R"(","text":"","lang":"en"})";
  };
  const auto file =
      rehearsal_file_from("\xef\xbb\xbf" + good + "\r\n\n" + good + "\n" + vote("a") + "\n" + vote("nobody") + "\n" +
                          vote(std::string(32, 'f')) + "\nnot json\n" + "{\"id\":\"caf\xe9\"}");
  std::vector<std::size_t> lines, faults;
  for (const auto& each : file.lines) lines.push_back(each.number);
  for (const auto& each : file.faults) faults.push_back(each.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 4, 5, 6}));
  EXPECT_EQ(faults, (std::vector<std::size_t>{3, 5, 7, 8}));
  EXPECT_NE(file.faults[0].what.find("line 1"), std::string::npos);
  EXPECT_NE(file.faults[3].what.find("UTF-8"), std::string::npos);
}

TEST(Reports, haveTheMembersOfTheContract) {
  const auto report = nlohmann::ordered_json::parse(to_json(RehearsalReport{7, 6, 1, 2, 3, 1.23456, 20, 30}));
  EXPECT_EQ(
      report.dump(),
      R"({"sent":7,"receipted":6,"waiting":1,"refused":2,"dropped_votes":3,"seconds":1.235,"p50_ms":20.0,"p99_ms":30.0})");
  EXPECT_EQ(new_event_json("e", "r", "s", true, "six words"),
            R"({"event":"e","reference":"r","session":"s","rehearsal":true,"passphrase":"six words"})");
  EXPECT_EQ(nlohmann::json::parse(new_event_json("e", "r", "s", false, ""))["passphrase"], nullptr);
  StatusReport status;
  status.late = "few";
  const auto json = nlohmann::json::parse(status_json(status));
  EXPECT_EQ(json["phase"], "waiting");
  EXPECT_EQ(json["broker"], nullptr);
  EXPECT_EQ(json["late"], "few");
}

}  // namespace
}  // namespace candour
