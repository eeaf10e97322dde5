#include "common/suggestions/stemmer.hpp"

#include <libstemmer.h>

namespace candour {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view lang) {
  if (lang != "cy") stemmer_.reset(sb_stemmer_new("english", "UTF_8"));
}

std::string Stemmer::stem(std::string_view folded) const {
  if (!stemmer_ || folded.size() > kLongest) return std::string(folded);
  const auto* made = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(folded.data()),
                                     static_cast<int>(folded.size()));
  if (made == nullptr) return std::string(folded);  // no memory
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace candour
