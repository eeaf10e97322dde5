#include "kiosk/platform/wiped_memory.hpp"

#include <imgui.h>
#include <malloc.h>
#include <string.h>

#include <cstdlib>
#include <new>

namespace candour {

void* wiping_allocate(std::size_t bytes, void*) { return std::malloc(bytes); }

void wiping_free(void* block, void*) {
  if (block == nullptr) return;
  explicit_bzero(block, malloc_usable_size(block));
  std::free(block);
}

void wipe_draw_data(const ImDrawData& data) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    auto& list = *data.CmdLists[i];
    if (list.VtxBuffer.Data)
      explicit_bzero(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Capacity) * sizeof(ImDrawVert));
  }
}

}  // namespace candour

#ifndef CANDOUR_SANITIZED
void* operator new(std::size_t bytes) {
  if (void* block = std::malloc(bytes == 0 ? 1 : bytes)) return block;
  throw std::bad_alloc();
}
void* operator new[](std::size_t bytes) { return operator new(bytes); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }

// Libraries in C give back what they were given to send and to draw: in the place of glibc's own, with which it ends.
extern "C" void __libc_free(void* block);
extern "C" void free(void* block) noexcept {
  if (block == nullptr) return;
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
}
#endif
