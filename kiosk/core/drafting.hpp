#pragma once
#include "kiosk/core/action.hpp"
#include "kiosk/core/happening.hpp"

namespace candour {

// Each of these needs a turn; `update` sees to that.
void on(Happening& at, const act::ChoosePrompt& action);
void on(Happening& at, const act::OpenWriting& action);
void on(Happening& at, const act::CloseWriting& action);
void on(Happening& at, const act::AddFact& action);
void on(Happening& at, const act::WriteUrgent& action);
void on(Happening& at, const act::Edited& action);
void on(Happening& at, const act::EditedWhen& action);
void on(Happening& at, const act::EditedFact& action);
void on(Happening& at, const act::Answer& action);
void on(Happening& at, const act::OpenFact& action);
void on(Happening& at, const act::ChooseSide& action);
void on(Happening& at, const act::ToggleTag& action);
void on(Happening& at, const act::ToggleFactor& action);
void on(Happening& at, const act::Pick& action);
void on(Happening& at, const act::Rate& action);
void on(Happening& at, const act::ChooseKnown& action);
void on(Happening& at, const act::ShowMoments& action);
void on(Happening& at, const act::ChooseMoment& action);
void on(Happening& at, const act::Resonate& action);

}  // namespace candour
