#pragma once
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

namespace candour {

/// Where a kind stands in a variant; after the last when it is none of them.
template <class Kind, class... All>
consteval std::size_t place_in(std::type_identity<std::variant<All...>>) {
  std::size_t place = 0;
  (void)((std::is_same_v<Kind, All> || (++place, false)) || ...);
  return place;
}

/// A std::variant of many kinds, compiled in one place. To copy, move or destroy one of forty kinds is a table of forty
/// functions each, which every file that holds a value would make again; who names a choice declares it
/// `extern template class OneOf<Kinds>`, and has one .cpp with `template class OneOf<Kinds>`. In all else it is the
/// variant: std::visit, std::get_if and their like take it as it is.
/// Kinds: std::variant<...>, each kind once, moved without throwing, the first with a value by default.
template <class Kinds>
class OneOf : public Kinds {
 public:
  OneOf();
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();

  template <class Kind>
  requires(place_in<Kind>(std::type_identity<Kinds>()) < std::variant_size_v<Kinds>) OneOf(Kind kind)
      : OneOf(place_in<Kind>(std::type_identity<Kinds>()), &kind) {}

 private:
  OneOf(std::size_t place, void* kind);

  template <std::size_t... Places>
  static Kinds moved_from(std::size_t place, void* kind, std::index_sequence<Places...>) {
    using Move = Kinds (*)(void*);
    static constexpr std::array<Move, sizeof...(Places)> moves = {[](void* from) {
      return Kinds(std::in_place_index<Places>,
                   std::move(*static_cast<std::variant_alternative_t<Places, Kinds>*>(from)));
    }...};
    return moves[place](kind);
  }
};

template <class Kinds>
OneOf<Kinds>::OneOf() = default;
template <class Kinds>
OneOf<Kinds>::OneOf(const OneOf& other) = default;
template <class Kinds>
OneOf<Kinds>::OneOf(OneOf&& other) noexcept = default;
template <class Kinds>
OneOf<Kinds>& OneOf<Kinds>::operator=(const OneOf& other) = default;
template <class Kinds>
OneOf<Kinds>& OneOf<Kinds>::operator=(OneOf&& other) noexcept = default;
template <class Kinds>
OneOf<Kinds>::~OneOf() = default;
template <class Kinds>
OneOf<Kinds>::OneOf(std::size_t place, void* kind)
    : Kinds(moved_from(place, kind, std::make_index_sequence<std::variant_size_v<Kinds>>())) {
  static_assert(std::is_nothrow_move_constructible_v<Kinds> && std::is_nothrow_move_assignable_v<Kinds>);
}

}  // namespace candour
