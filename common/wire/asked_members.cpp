#include "common/wire/asked_members.hpp"

namespace candour {
namespace {

constexpr std::int64_t kFarthestRating = 1000000;  // far beyond any scale; keeps an int an int

}  // namespace

void read_what_was_asked(JsonObject& json, Contribution& c) {
  c.side = spelled<Side>(json, "side", json.maybe_text("side"), side_from);
  c.factors = json.maybe_texts("factors");
  c.known = spelled<Known>(json, "known", json.maybe_text("known"), known_from);
  c.choices = json.maybe_texts("choices");
  c.tags = json.maybe_texts("tags");
  const auto rating = json.maybe_integer("rating");
  if (rating && (*rating < -kFarthestRating || *rating > kFarthestRating)) json.refuse("rating is out of range");
  if (rating && json.good()) c.rating = static_cast<int>(*rating);
  c.when = json.maybe_text("when");
}

}  // namespace candour
