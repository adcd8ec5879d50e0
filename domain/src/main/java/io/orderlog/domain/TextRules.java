package io.orderlog.domain;

/**
 * Which characters a text may have. Listed by code point, and not asked of the JDK, whose tables
 * know one version of Unicode: the verdict on a character that is assigned later must not change
 * with the JDK, for what was written is folded again by every later one. So what is not refused
 * here is allowed, whether it is assigned or not, private use included.
 */
final class TextRules {

  private TextRules() {}

  /**
   * Whether people can see it or its effect on what they see. Not so are controls, halves of
   * surrogate pairs and what is no character for ever; nor marks that nobody sees, and those that
   * turn the text around them, which let one text pass for another.
   */
  static boolean isPrintable(int codePoint) {
    return !isControl(codePoint) && !isNoCharacter(codePoint) && !isInvisible(codePoint)
        && !turnsText(codePoint);
  }

  /**
   * Whether nothing is to be seen if there are only such: spaces, and what changes or joins its
   * neighbours as words of Persian, emoji and flags need it.
   */
  static boolean isBlank(int codePoint) {
    return isSpace(codePoint) || codePoint == 0x200c || codePoint == 0x200d
        || isVariation(codePoint) || isIn(codePoint, 0xe0020, 0xe007f);
  }

  private static boolean isControl(int codePoint) {
    return codePoint < 0x20 || isIn(codePoint, 0x7f, 0x9f);
  }

  private static boolean isNoCharacter(int codePoint) {
    return isIn(codePoint, 0xd800, 0xdfff) || isIn(codePoint, 0xfdd0, 0xfdef)
        || (codePoint & 0xfffe) == 0xfffe;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (codePoint) {
      // Soft hyphen, zero-width space, byte-order mark, language tag.
      case 0xad, 0x200b, 0xfeff, 0xe0001 -> true;
      // Separators of lines and paragraphs; word joiner and signs that only software reads.
      default -> isIn(codePoint, 0x2028, 0x2029) || isIn(codePoint, 0x2060, 0x2064)
          || isIn(codePoint, 0x206a, 0x206f) || isIn(codePoint, 0xfff9, 0xfffb);
    };
  }

  /** Marks, embeddings, overrides and isolates of the bidirectional algorithm. */
  private static boolean turnsText(int codePoint) {
    return codePoint == 0x61c || isIn(codePoint, 0x200e, 0x200f)
        || isIn(codePoint, 0x202a, 0x202e) || isIn(codePoint, 0x2066, 0x2069);
  }

  private static boolean isSpace(int codePoint) {
    return switch (codePoint) {
      case 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000 -> true;
      default -> isIn(codePoint, 0x2000, 0x200a);
    };
  }

  static boolean isVariation(int codePoint) {
    return isIn(codePoint, 0x180b, 0x180f) || isIn(codePoint, 0xfe00, 0xfe0f)
        || isIn(codePoint, 0xe0100, 0xe01ef);
  }

  private static boolean isIn(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
