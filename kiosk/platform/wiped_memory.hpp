#pragma once
#include <cstddef>

struct ImDrawData;

namespace candour {

// Everything that anybody writes passes through a lot of memory: strings, lists, what is drawn. In this program every
// block that is given back, by whatever library, is overwritten first (wiped_memory.cpp replaces `free` and operator
// delete; what `realloc` moves elsewhere is not), except under a sanitizer, which has its own; there ImGui's are.

void* wiping_allocate(std::size_t bytes, void*);
void wiping_free(void* block, void*);

/// Letters lie in what was drawn, as pictures of them.
void wipe_draw_data(const ImDrawData& data);

}  // namespace candour
