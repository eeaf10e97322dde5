#include "common/guard/guard.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <utf8proc.h>

#include <set>

#include "common/text/utf8.hpp"
#include "tests/common/guard/loaded_guard.hpp"

namespace candour {
namespace {

using Texts = std::vector<std::string>;

std::vector<Found> found_in(std::string_view text, std::string_view lang = "en", const CaseNames& names = {}) {
  return loaded_guard().check(text, lang, names);
}

/// "phone:07700 900 417", one a find.
Texts finds(std::string_view text, const CaseNames& names = {}) {
  Texts all;
  for (const auto& each : found_in(text, "en", names)) {
    all.push_back(std::string(to_string(each.what)) + ":" +
                  std::string(text.substr(each.begin, each.end - each.begin)));
  }
  return all;
}

/// Where one may cut a well-formed text without tearing what people see as one character.
std::set<std::size_t> cuts(std::string_view text) {
  std::set<std::size_t> all = {0, text.size()};
  utf8proc_int32_t before = 0;
  utf8proc_int32_t state = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (at > 0 && utf8proc_grapheme_break_stateful(before, code_point, &state)) all.insert(at);
    before = code_point;
    at += static_cast<std::size_t>(used);
  }
  return all;
}

TEST(Guard, FindsADetailWithItsPlaceReasonAndOtherWords) {
  const auto found = found_in("It was Dr Hesketh-Rao who rang.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (Found{Detail::person_name, 7, 21, "guard.person_name", {"a doctor"}}));
}

TEST(Guard, OffersAHealthProfessionalForTheOnlyHealthVisitor) {
  const std::string text = "As the only health visitor there, I could see it.";
  const auto found = found_in(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reason_id, "guard.role_self_identification");
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "the only health visitor");
  EXPECT_EQ(found[0].instead, Texts{"a health professional"});
}

TEST(Guard, TakesWhatSomebodyDidOverIntoTheWordsItOffers) {
  const auto found = found_in("I chaired the conference in February.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].instead, Texts{"a professional chaired"});
}

TEST(Guard, OffersWordsInTheLanguageThatIsAskedFor) {
  EXPECT_EQ(found_in("Mrs Prydderch ffoniodd.", "cy").at(0).instead.at(0), "gweithiwr proffesiynol");
  EXPECT_TRUE(found_in("Mrs Prydderch ffoniodd.", "fr").at(0).instead.empty());
}

TEST(Guard, ReadsBothLanguagesWhateverTheTextIsSaidToBe) {
  EXPECT_EQ(found_in("Bai'r heddlu oedd y cyfan.", "en").size(), 1u);
  EXPECT_EQ(found_in("It is all social care's fault.", "cy").size(), 1u);
}

TEST(Guard, TellsAnNhsNumberFromAnotherOfTenDigitsByItsCheckDigit) {
  EXPECT_EQ(finds("The number was 999 412 3076."), Texts{"nhs_number:999 412 3076"});
  EXPECT_EQ(finds("The number was 999 412 3077."), Texts());
}

TEST(Guard, SeesThroughWhatTheEyeDoesNotSee) {
  EXPECT_EQ(finds("ring 07700\u200b 900\u200d417 now"), Texts{"phone:07700\u200b 900\u200d417"});
  EXPECT_EQ(finds("ring ０７７００ ９００ ４１７ now"), Texts{"phone:０７７００ ９００ ４１７"});
  EXPECT_EQ(finds("ring 07700\u00a0900\u2011417 now"), Texts{"phone:07700\u00a0900\u2011417"});
  EXPECT_EQ(finds("from Mrs Sia\u0302n today"), Texts{"person_name:Mrs Sia\u0302n"});
  EXPECT_EQ(finds("from Mrs Siân today"), Texts{"person_name:Mrs Siân"});
}

TEST(Guard, LeavesRowansPseudonymsAlone) {
  const auto names = plain_names({}, {"Rowan", "Teigr Bach"});
  EXPECT_EQ(finds("Rowan told Teigr Bach.", names), Texts());
}

TEST(Guard, FindsTheNamesOfTheCaseAndTheirParts) {
  const auto names = plain_names({"Zephyrine Quillfeather", "Grace"}, {});
  EXPECT_EQ(finds("I saw Zephyrine Quillfeather's mum", names), Texts{"person_name_bare:Zephyrine Quillfeather"});
  EXPECT_EQ(finds("then quillfeather rang", names), Texts{"person_name_bare:quillfeather"});
  EXPECT_EQ(finds("we were given a period of grace", names), Texts());
  EXPECT_EQ(finds("Grace was asleep", names), Texts{"person_name_bare:Grace"});
}

TEST(Guard, FindsTheNamesOfTheCaseByTheirHashesAlone) {
  const auto names = hashed_names(hidden({"Zephyrine Quillfeather", "Rowan Marsh"}, NameSalt{{7}}), {"Rowan"});
  EXPECT_EQ(finds("I saw zephyrine Quillfeather's mum", names), Texts{"person_name_bare:zephyrine Quillfeather"});
  EXPECT_EQ(finds("then QUILLFEATHER rang", names), Texts{"person_name_bare:QUILLFEATHER"});
  EXPECT_EQ(finds("then the quilled feather rang", names), Texts()) << "another word";
  EXPECT_EQ(finds("then mary-quillfeather-jones rang", names), Texts{"person_name_bare:quillfeather"});
  EXPECT_EQ(finds("then rowan was asleep", names), Texts()) << "a pseudonym, whoever else is called so";
  EXPECT_EQ(finds("then quillfeather rang", hashed_names({}, {"Rowan"})), Texts())
      << "the control: without them it is a word";
}

TEST(Guard, CutsBlameWhereANameStandsInIt) {
  const std::string text = "It is Mrs Tolliver's fault.";
  const auto all = finds(text);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0], "person_name:Mrs Tolliver");
  EXPECT_TRUE(all[1].starts_with("blame:")) << all[1];
}

TEST(Guard, LeavesFamiliarNumbersAlone) {
  for (const char* text :
       {"Ring 999 or 101 or 111.", "case 12345678", "on 14/05/2025 and 06/08/2025", "at 16:45, aged 14",
        "Children Act 1989, section 47", "Working Together 2023", "The PC froze.", "job number 4031187269"}) {
    EXPECT_EQ(finds(text), Texts()) << text;
  }
}

TEST(Guard, TakesAnyBytes) {
  EXPECT_EQ(finds(std::string("a\0b 07700 900417\0", 17)), Texts{"phone:07700 900417"});
  EXPECT_EQ(finds("\xff\xfe 07700 900417 \xc3"), Texts{"phone:07700 900417"});
  EXPECT_EQ(finds(""), Texts());
  std::string emoji;
  for (int i = 0; i < 1000; ++i) emoji += "👩🏽‍🏫";
  EXPECT_EQ(finds(emoji), Texts());
}

RC_GTEST_PROP(Guard, PutsItsFindsInOrderOnCharactersWithoutOverlap, ()) {
  static const Texts kPieces = {"07700 900417",
                                "Mrs Tolliver",
                                " ",
                                "\n",
                                "\u200d",
                                "\u0301",
                                "👩🏽‍🏫",
                                "\xff",
                                "\xe2\x82",
                                "born 3/5/19",
                                "as the only nurse ",
                                "I ",
                                "the GP failed this child",
                                "Siân",
                                "a@b.cd",
                                "0",
                                "９",
                                "LS31 4QD",
                                "한",
                                "ᄒ",
                                "."};
  const auto pieces = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, kPieces.size()));
  std::string text = *rc::gen::arbitrary<std::string>();
  for (const auto piece : pieces) text += kPieces[piece];
  const auto whole = first_invalid_utf8(text) ? std::set<std::size_t>() : cuts(text);
  std::size_t at = 0;
  for (const auto& each : found_in(text)) {
    RC_ASSERT(at <= each.begin);
    RC_ASSERT(each.begin < each.end);
    RC_ASSERT(each.end <= text.size());
    at = each.end;
    RC_ASSERT(whole.empty() || (whole.contains(each.begin) && whole.contains(each.end)));
  }
}

}  // namespace
}  // namespace candour
