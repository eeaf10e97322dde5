#include "common/export/document_formats.hpp"

#include <algorithm>

#include "common/export/csv_document.hpp"
#include "common/export/docx_document.hpp"
#include "common/export/jsonl_document.hpp"
#include "common/export/pdf_page.hpp"
#include "common/export/refi_document.hpp"
#include "common/export/review_documents.hpp"
#include "common/export/themed_report.hpp"
#include "common/export/xlsx_document.hpp"
#include "common/sealed/random.hpp"

namespace candour {
namespace {

Result<std::string> csv(const ReviewedEvent& event, const DocumentOptions& options, const WritingProgress& progress) {
  return contributions_csv(event, options.raw_csv ? CsvFlavour::raw : CsvFlavour::for_excel, progress);
}

Result<std::string> jsonl(const ReviewedEvent& event, const DocumentOptions&, const WritingProgress& progress) {
  return jsonl_document(event.record, event.review, progress);
}

Result<std::string> xlsx(const ReviewedEvent& event, const DocumentOptions&, const WritingProgress& progress) {
  return xlsx_document(event, progress);
}

Result<std::string> qdpx(const ReviewedEvent& event, const DocumentOptions&, const WritingProgress& progress) {
  SystemChance chance;
  return qdpx_document(event, chance, progress);
}

Result<std::string> qdc(const ReviewedEvent& event, const DocumentOptions&, const WritingProgress&) {
  SystemChance chance;
  return qdc_document(event, chance);
}

/// A row for a document that Word opens.
DocumentFormat word(const char* format, const char* file, Document (*document)(const ReviewedEvent&),
                    Audience audience = Audience::team) {
  return {format, file,
          [document](const ReviewedEvent& event, const DocumentOptions&, const WritingProgress& progress) {
            return docx_document(document(event), progress);
          },
          audience, document};
}

Result<std::string> report_pdf(const ReviewedEvent& event, const DocumentOptions&, const WritingProgress&) {
  return pdf_page(learning_report(event));
}

/// In Word it is one page too, or refused: the same letters and lines are measured.
Result<std::string> report_word(const ReviewedEvent& event, const DocumentOptions&, const WritingProgress&) {
  const auto report = learning_report(event);
  if (auto fits = pdf_page(report); !fits) return fits;
  return docx_document(report);
}

}  // namespace

const std::vector<DocumentFormat>& document_formats() {
  static const std::vector<DocumentFormat> formats = {
      {"csv", "contributions.csv", csv},
      {"jsonl", "contributions.jsonl", jsonl},
      {"xlsx", "contributions.xlsx", xlsx},
      {"qdpx", "project.qdpx", qdpx},
      {"qdc", "codebook.qdc", qdc},
      word("docx", "themed-report.docx", themed_report),
      word("draft", "draft-report.docx", draft_report),
      {"report", "learning-report.docx", report_word, Audience::everybody, learning_report},
      {"report", "learning-report.pdf", report_pdf, Audience::everybody, learning_report},
      word("briefing", "seven-minute-briefing.docx", seven_minute_briefing, Audience::everybody),
      word("actions", "action-plan.docx", action_plan, Audience::partners),
      word("summary", "learning-summary.docx", learning_summary, Audience::everybody),
      word("discussion", "discussion-form.docx", discussion_form, Audience::partners),
  };
  return formats;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& each : document_formats()) {
    if (std::find(names.begin(), names.end(), each.format) == names.end()) names.push_back(each.format);
  }
  return names;
}

std::vector<const DocumentFormat*> documents_of(const std::vector<std::string>& formats) {
  std::vector<const DocumentFormat*> documents;
  for (const auto& each : document_formats()) {
    if (std::find(formats.begin(), formats.end(), each.format) != formats.end()) documents.push_back(&each);
  }
  return documents;
}

Audience audience_of(const std::string& format) {
  const auto& all = document_formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.format == format; });
  return found == all.end() ? Audience::team : found->audience;
}

}  // namespace candour
