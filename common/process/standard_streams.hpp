#pragma once
#include <functional>
#include <string_view>

#include "common/failure/failure.hpp"

namespace candour {

/// Standard input, output and error are taken, whatever a caller closed: no file that is opened later can become one of
/// them and get what is said there. Writing to one that was closed fails. First in main.
void keep_standard_streams();

/// A line on standard error. Where nobody takes it, it is lost: the exit code says it as well.
void complain(std::string_view line);

/// Whether all that was said on standard output so far has got where it goes; fails (1) with a sentence.
Done standard_output_arrived();

/// What a program ends with: `work`'s code; 1, with a sentence, where it throws or what it said did not arrive.
int ended_with(const std::function<int()>& work);

}  // namespace candour
