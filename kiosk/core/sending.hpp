#pragma once
#include "kiosk/core/action.hpp"
#include "kiosk/core/happening.hpp"

namespace candour {

// From a draft to the spool, and back while that can be. Each needs a turn; `update` sees to that.
void on(Happening& at, const act::CheckAndSend& action);
void on(Happening& at, const act::NothingToAdd& action);
void on(Happening& at, const act::Decide& action);
void on(Happening& at, const act::RemoveAll& action);
void on(Happening& at, const act::EditFinding& action);
void on(Happening& at, const act::BackToWriting& action);
void on(Happening& at, const act::SendNow& action);
void on(Happening& at, const act::SendAnyway& action);
void on(Happening& at, const act::Undo& action);
void on(Happening& at, const act::WriteAnother& action);
void on(Happening& at, const news::Found& news);
void on(Happening& at, const news::Kept& news);
void on(Happening& at, const news::NotKept& news);
void on(Happening& at, const news::Joined& news);

}  // namespace candour
