#include "kiosk/core/desk/desk_action.hpp"

namespace candour {

template class OneOf<DeskActionKinds>;

}  // namespace candour
