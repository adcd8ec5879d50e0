package io.orderlog.http.body;

import io.javalin.http.Context;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.EntityTags;
import io.orderlog.http.request.HeaderFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers to queries as gzip for clients that take it. A compressed answer is another
 * representation with an entity tag of its own, see {@link EntityTag#compressed}. The framework's
 * compression forgets {@code Vary} and gives both the same tag; the server's answers a 304 with all
 * tags that the client has named.
 */
public final class Compression {

  /** Smaller answers go into one packet as they are. */
  private static final int MIN_BYTES = 1_400;

  private static final Set<String> CODINGS = Set.of("gzip", "x-gzip");
  private static final Pattern PREFERENCE = Pattern
      .compile("([^;\\s]+)\\s*(?:;\\s*[qQ]=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?");

  private Compression() {}

  /** Compresses the answer that a handler has made, if it may be. */
  public static void apply(Context context) {
    if (!context.req().getMethod().equals("GET") || context.res().isCommitted()) {
      return;
    }
    context.header("Vary", "Accept-Encoding");
    if (!isAccepted(HeaderFields.lines(context, "Accept-Encoding"))) {
      return;
    }
    @Nullable
    InputStream plain = context.resultInputStream();
    try {
      if (context.statusCode() == 304) {
        tagAsNamed(context);
      } else if (plain != null && plain.available() >= MIN_BYTES) {
        context.result(gzip(plain)).header("Content-Encoding", "gzip");
        tag(context).map(EntityTag::compressed)
            .ifPresent(tag -> context.header("ETag", tag.toString()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory cannot be read", impossible);
    }
  }

  /** What has not changed keeps the tag by which the client has it. */
  private static void tagAsNamed(Context context) {
    tag(context).map(EntityTag::compressed)
        .filter(compressed -> EntityTags.read(context, "If-None-Match")
            .filter(known -> !known.any() && known.namesWeakly(compressed)).isPresent())
        .ifPresent(compressed -> context.header("ETag", compressed.toString()));
  }

  private static Optional<EntityTag> tag(Context context) {
    return Optional.ofNullable(context.res().getHeader("ETag")).map(EntityTag::ofText);
  }

  private static byte[] gzip(InputStream plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.available() / 4);
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      plain.transferTo(gzip);
    }
    return bytes.toByteArray();
  }

  /**
   * Whether a client wants gzip no less than the plain bytes; not so if it does not say clearly.
   *
   * @param lines of {@code Accept-Encoding}
   */
  static boolean isAccepted(List<String> lines) {
    OptionalDouble gzip = OptionalDouble.empty();
    OptionalDouble others = OptionalDouble.empty();
    double plain = 0;
    for (String element : String.join(",", lines).split(",", -1)) {
      Matcher preference = PREFERENCE.matcher(element.strip());
      if (preference.matches()) {
        String coding = preference.group(1).toLowerCase(Locale.ROOT);
        double weight =
            preference.group(2) == null ? 1 : Double.parseDouble(preference.group(2));
        if (CODINGS.contains(coding)) {
          gzip = OptionalDouble.of(weight);
        } else if (coding.equals("*")) {
          others = OptionalDouble.of(weight);
        } else if (coding.equals("identity")) {
          plain = weight;
        }
      }
    }
    double wanted = gzip.orElse(others.orElse(0));
    return wanted > 0 && wanted >= plain;
  }
}
