package io.orderlog.http.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names and values of a query string, as HTML forms encode them: bytes of UTF-8 as {@code %C3}, a
 * blank also as {@code +}. Strict, because decoders that replace or leave what they cannot decode
 * give other text than the client meant.
 */
final class PercentEncoding {

  /** What the server makes of bytes in the request line that are no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private PercentEncoding() {}

  /** The text; empty if an escape is broken, it is not UTF-8, or it has control characters. */
  static Optional<String> decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char next = encoded.charAt(i);
      if (next == '%') {
        if (!isEscape(encoded, i)) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else if (next == REPLACEMENT) {
        return Optional.empty();
      } else {
        int end = encoded.offsetByCodePoints(i, 1);
        bytes.writeBytes(next == '+'
            ? new byte[]{' '}
            : encoded.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      }
    }
    return text(bytes.toByteArray())
        .filter(text -> text.chars().noneMatch(Character::isISOControl));
  }

  private static boolean isEscape(String encoded, int at) {
    return at + 2 < encoded.length() && HexFormat.isHexDigit(encoded.charAt(at + 1))
        && HexFormat.isHexDigit(encoded.charAt(at + 2));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
