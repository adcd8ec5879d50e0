package io.orderlog.simulators.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.orderlog.simulators.carrier.NewLabel.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A label as a PDF of one small page: the same bytes for the same label. */
final class LabelPdf {

  private LabelPdf() {}

  static byte[] of(Label label) {
    Address address = label.asked().address();
    StringBuilder page = new StringBuilder("BT /F1 12 Tf 20 250 Td 16 TL\n");
    for (String line : List.of(Label.CARRIER, label.trackingNumber(), "", address.name(),
        address.street(), address.postalCode() + " " + address.city(), address.country())) {
      page.append('(').append(escaped(line)).append(") Tj T*\n");
    }
    page.append("ET\n");
    return document(List.of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 298] /Contents 4 0 R"
            + " /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + page.length() + " >>\nstream\n" + page + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  }

  private static byte[] document(List<String> objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      places.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    places.forEach(place -> pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
    pdf.append("trailer\n<< /Size ").append(objects.size() + 1)
        .append(" /Root 1 0 R >>\nstartxref\n").append(table).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  /** What the font does not have is a question mark. */
  private static String escaped(String line) {
    StringBuilder escaped = new StringBuilder();
    line.codePoints().forEach(c -> {
      if (c == '(' || c == ')' || c == '\\') {
        escaped.append('\\');
      }
      escaped.append((c >= 0x20 && c <= 0x7e) || (c >= 0xa0 && c <= 0xff) ? (char) c : '?');
    });
    return escaped.toString();
  }
}
