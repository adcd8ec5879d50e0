package io.orderlog.command.mail.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.command.effects.smtp.MailText;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of mails, from files beside this class: the first line is the subject, blank lines part
 * the paragraphs, and {@code {name}} stands for a value of {@link MailValues}. They are in English,
 * whatever language a letter asks for. Thread-safe.
 */
public final class MailTexts {

  private static final Pattern PARAGRAPHS = Pattern.compile("\n\n+");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final String LINES = "{lines}";

  private final Map<Template, String> texts;
  private final String layout;

  private MailTexts(Map<Template, String> texts, String layout) {
    this.texts = texts;
    this.layout = layout;
  }

  /** Reads all of them. */
  public static MailTexts load() {
    Map<Template, String> texts = new EnumMap<>(Template.class);
    for (Template template : Template.values()) {
      texts.put(template, read(
          template.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt"));
    }
    return new MailTexts(texts, read("layout.html"));
  }

  /**
   * What this letter says.
   *
   * @throws UntellableException if it lacks something that its text tells
   */
  public MailText of(Letter letter) throws UntellableException {
    MailValues values = MailValues.of(letter);
    String text = String.valueOf(texts.get(letter.template()));
    int end = text.indexOf('\n');
    String subject = filled(text.substring(0, end), values.texts());
    String body = text.substring(end).strip();
    Map<String, String> told = new HashMap<>(values.texts());
    told.put("lines", values.plainLines());
    String plain = filled(body, told) + "\n";
    return new MailText(subject, plain, html(subject, body, values));
  }

  private String html(String subject, String body, MailValues values)
      throws UntellableException {
    Map<String, String> escaped = values.texts().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, value -> escape(value.getValue())));
    StringBuilder paragraphs = new StringBuilder();
    for (String paragraph : PARAGRAPHS.splitAsStream(body).toList()) {
      paragraphs.append(paragraph.equals(LINES)
          ? values.htmlLines()
          : "<p>" + filled(escape(paragraph), escaped).replace("\n", "<br>\n") + "</p>\n");
    }
    return filled(layout,
        Map.of("subject", escape(subject), "body", paragraphs.toString().strip()));
  }

  /** A value is never looked through for places again. */
  private static String filled(String text, Map<String, String> values)
      throws UntellableException {
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) {
        throw new UntellableException("it does not know its " + place.group(1));
      }
      place.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return place.appendTail(filled).toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        .replace("\"", "&quot;").replace("'", "&#39;");
  }

  private static String read(String name) {
    try (InputStream file = MailTexts.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(file.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
