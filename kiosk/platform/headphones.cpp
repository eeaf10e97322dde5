#include "kiosk/platform/headphones.hpp"

#include <alsa/asoundlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace candour {
namespace {

/// ALSA tells the terminal what it cannot open.
void say_nothing(const char*, int, const char*, int, const char*, ...) {}

}  // namespace

/// One sound card's controls, with the number of its jack among them.
struct Headphones::Card {
  snd_ctl_t* controls = nullptr;
  unsigned jack = 0;

  ~Card() {
    if (controls) snd_ctl_close(controls);
  }

  /// Null for a card without a jack that senses.
  static std::unique_ptr<Card> open(int number) {
    auto card = std::make_unique<Card>();
    if (snd_ctl_open(&card->controls, ("hw:" + std::to_string(number)).c_str(), SND_CTL_NONBLOCK) < 0) return nullptr;
    snd_ctl_elem_list_t* list = nullptr;
    snd_ctl_elem_list_malloc(&list);
    snd_ctl_elem_list(card->controls, list);
    const auto count = snd_ctl_elem_list_get_count(list);
    snd_ctl_elem_list_alloc_space(list, count);
    snd_ctl_elem_list(card->controls, list);
    for (unsigned i = 0; i < snd_ctl_elem_list_get_used(list); ++i) {
      const std::string name = snd_ctl_elem_list_get_name(list, i);
      if (name.find("Headphone") != name.npos && name.ends_with("Jack"))
        card->jack = snd_ctl_elem_list_get_numid(list, i);
    }
    snd_ctl_elem_list_free_space(list);
    snd_ctl_elem_list_free(list);
    if (card->jack == 0 || snd_ctl_subscribe_events(card->controls, 1) < 0) return nullptr;
    return card;
  }

  bool plugged_in() const {
    snd_ctl_elem_value_t* value = nullptr;
    snd_ctl_elem_value_malloc(&value);
    snd_ctl_elem_value_set_numid(value, jack);
    const bool in = snd_ctl_elem_read(controls, value) >= 0 && snd_ctl_elem_value_get_boolean(value, 0) != 0;
    snd_ctl_elem_value_free(value);
    return in;
  }

  pollfd waiting() const {
    pollfd waiting{};
    snd_ctl_poll_descriptors(controls, &waiting, 1);
    return waiting;
  }

  /// Takes what the card has said; the jack is read for itself.
  void hear() {
    snd_ctl_event_t* event = nullptr;
    snd_ctl_event_malloc(&event);
    while (snd_ctl_read(controls, event) > 0) {
    }
    snd_ctl_event_free(event);
  }
};

Headphones::Headphones(std::function<void()> wake) : wake_(std::move(wake)) {
  for (int number = -1; snd_card_next(&number) >= 0 && number >= 0;) {
    if (auto card = Card::open(number)) cards_.push_back(std::move(card));
  }
  if (cards_.empty()) return;
  look();
  over_ = ::eventfd(0, EFD_CLOEXEC);
  watching_ = std::thread([this] { watch(); });
}

Headphones::~Headphones() {
  if (!watching_.joinable()) return;
  ::eventfd_write(over_, 1);
  watching_.join();
  ::close(over_);
}

bool Headphones::can_be_heard() {
  snd_lib_error_set_handler(&say_nothing);
  snd_pcm_t* output = nullptr;
  const int opened = snd_pcm_open(&output, "default", SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
  if (output) snd_pcm_close(output);
  return opened >= 0 || opened == -EBUSY;
}

void Headphones::look() {
  plugged_in_ = std::any_of(cards_.begin(), cards_.end(), [](const auto& card) { return card->plugged_in(); });
}

void Headphones::watch() {
  std::vector<pollfd> waiting{{over_, POLLIN, 0}};
  for (const auto& card : cards_) waiting.push_back(card->waiting());
  while (true) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting.front().revents != 0) return;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      if ((waiting[i + 1].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) waiting[i + 1].fd = -1;  // the card is gone
      if (waiting[i + 1].revents != 0) cards_[i]->hear();
    }
    const bool before = plugged_in_;
    look();
    if (before != plugged_in_) wake_();
  }
}

}  // namespace candour
