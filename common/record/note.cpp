#include "common/record/note.hpp"

namespace candour {

template class OneOf<DecisionKinds>;

bool operator==(const Decision& a, const Decision& b) {
  return static_cast<const DecisionKinds&>(a) == static_cast<const DecisionKinds&>(b);
}

}  // namespace candour
