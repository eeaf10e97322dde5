#pragma once
#include <iterator>
#include <utility>
#include <vector>

namespace candour {

/// A key and a hand may come in one frame. What was typed is of the page, the comment or the question that it was typed
/// at, so it comes before whatever leads elsewhere, sends it or is the answer; each half keeps its order.
/// Not std::stable_partition: it swaps, and to swap two of n kinds of action is n² functions, hundreds of KiB of
/// program.
template <typename Action, typename IsTyped>
void typed_first(std::vector<Action>& actions, IsTyped is_typed) {
  std::vector<Action> typed, others;
  for (auto& each : actions) (is_typed(each) ? typed : others).push_back(std::move(each));
  typed.insert(typed.end(), std::move_iterator(others.begin()), std::move_iterator(others.end()));
  actions = std::move(typed);
}

}  // namespace candour
