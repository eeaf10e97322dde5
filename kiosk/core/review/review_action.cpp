#include "kiosk/core/review/review_action.hpp"

namespace candour {

template class OneOf<ReviewActionKinds>;

}  // namespace candour
