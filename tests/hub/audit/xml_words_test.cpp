#include "hub/audit/xml_words.hpp"

#include <gtest/gtest.h>

namespace candour::hub {
namespace {

TEST(XmlWords, areOneSentenceAgainHoweverManyTagsAreInIt) {
  EXPECT_EQ(
      words_of_xml("<w:p><w:r><w:t xml:space=\"preserve\">Nobody had </w:t></w:r><w:r><w:t>asked</w:t></w:r></w:p>"),
      "Nobody had asked");
  EXPECT_EQ(words_of_xml("<text:p>Nobody <text:span>had</text:span> asked</text:p>"), "Nobody had asked");
  EXPECT_EQ(words_of_xml("a<!-- b -->c<?d?><![CDATA[<e> & f]]>g"), "ac<e> & fg");
}

TEST(XmlWords, haveTheirLettersAgain) {
  EXPECT_EQ(words_of_xml("&lt;she&gt; &amp; &quot;he&quot; didn&apos;t&nbsp;"), "<she> & \"he\" didn't ");
  EXPECT_EQ(words_of_xml("didn&#39;t &#x27;&#373;&#x177;&#x2019;&#x1F469;"), "didn't 'ŵŷ’👩");
}

TEST(XmlWords, keepWhatIsNoEntity) {
  for (const std::string text :
       {"a & b", "a &c; d", "&#; &#x; &#x110000; &#12z;", "&", "&amp", "&a very long one that is none;"})
    EXPECT_EQ(words_of_xml(text), text);
}

TEST(XmlWords, endWhereTheDocumentDoes) {
  EXPECT_EQ(words_of_xml("one<never closed"), "one");
  EXPECT_EQ(words_of_xml("one<![CDATA[two"), "onetwo");
  EXPECT_EQ(words_of_xml(""), "");
}

TEST(XmlWords, areLookedForOnlyInWhatBeginsSo) {
  EXPECT_TRUE(begins_as_xml("\xEF\xBB\xBF\r\n <?xml"));
  EXPECT_TRUE(begins_as_xml("<html>"));
  for (const char* other : {"", " \n", "a < b", "{}"}) EXPECT_FALSE(begins_as_xml(other));
}

}  // namespace
}  // namespace candour::hub
