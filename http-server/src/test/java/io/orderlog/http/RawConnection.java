package io.orderlog.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A TCP connection to a server, for bytes that no client library would send. */
public final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MS = 60_000;

  private final Socket socket;

  public RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
  }

  /** The answer to one request on a connection of its own. */
  public static HttpAnswer exchange(int port, String request) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(request);
      return connection.answer();
    }
  }

  /** Sends text of which every character is one byte; a line break becomes HTTP's, CR LF. */
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Ends the connection as a client does that crashes. */
  public void abort() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** The next answer; its body must have a length, be in chunks, or end with the connection. */
  public HttpAnswer answer() throws IOException {
    return answer(RawConnection::body);
  }

  /** The next answer, which has no body whatever its headers say. */
  public HttpAnswer answerToHead() throws IOException {
    return answer((_, _) -> new byte[0]);
  }

  private interface BodyReader {

    byte[] read(InputStream in, Map<String, List<String>> headers) throws IOException;
  }

  private HttpAnswer answer(BodyReader reader) throws IOException {
    InputStream in = socket.getInputStream();
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(":", 2);
      headers.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1].strip());
    }
    byte[] body = status == 304 ? new byte[0] : reader.read(in, headers);
    return new HttpAnswer(status, headers, new String(body, UTF_8));
  }

  private static byte[] body(InputStream in, Map<String, List<String>> headers)
      throws IOException {
    if (headers.containsKey("Transfer-Encoding")) {
      return chunks(in);
    }
    return headers.containsKey("Content-Length")
        ? in.readNBytes(Integer.parseInt(headers.get("Content-Length").getFirst()))
        : in.readAllBytes();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended within \"" + line.toString(UTF_8) + "\"");
      }
      line.write(next);
    }
    return line.toString(UTF_8).strip();
  }
}
