package io.orderlog.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** A Java properties file in UTF-8, with each name once. */
final class PropertiesFile {

  /** Some editors begin files of UTF-8 with it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PropertiesFile() {}

  /**
   * Reads one.
   *
   * @throws IOException if that cannot be done; the message says why, to fit after the file's name
   */
  static Map<String, String> read(String file) throws IOException {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new IOException("that is a folder; name a file");
      }
      return parse(decode(Files.readAllBytes(path)));
    } catch (InvalidPathException _) {
      throw new IOException("that is no path");
    } catch (NoSuchFileException missing) {
      throw new IOException("there is no such file", missing);
    } catch (AccessDeniedException denied) {
      throw new IOException("this process may not read it", denied);
    }
  }

  private static String decode(byte[] bytes) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw new IOException("its text is not in UTF-8", other);
    }
  }

  private static Map<String, String> parse(String text) throws IOException {
    Each each = new Each();
    try {
      each.load(new StringReader(text));
    } catch (IllegalArgumentException wrong) {
      throw new IOException("it is no Java properties file: " + wrong.getMessage(), wrong);
    }
    if (each.values.containsKey("")) {
      throw new IOException("a line of it has no name before its = or :");
    }
    if (!each.repeated.isEmpty()) {
      throw new IOException("it sets " + String.join(", ", each.repeated) + " more than once");
    }
    return each.values;
  }

  /** Java's own reader takes the last one where a name is there twice. */
  private static final class Each extends Properties {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> values = new LinkedHashMap<>();
    private final transient Set<String> repeated = new TreeSet<>();

    @Override
    public synchronized Object put(Object name, Object value) {
      if (values.put((String) name, (String) value) != null) {
        repeated.add((String) name);
      }
      return super.put(name, value);
    }
  }
}
