package io.orderlog.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One client that sends a request, reads the answer, and sends the next. Knows as much of HTTP/1.1
 * as it takes to find where an answer of known length ends. Used by one thread.
 */
final class Connection {

  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final String LENGTH = "\r\ncontent-length:";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private int answerBytes;
  private long sentAtNanos;

  private Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  static Connection open(SocketAddress server, Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    Connection connection = new Connection(channel, key);
    key.attach(connection);
    return connection;
  }

  void send(byte[] request) throws IOException {
    in.clear();
    answerBytes = 0;
    out = ByteBuffer.wrap(request);
    sentAtNanos = System.nanoTime();
    write();
  }

  void write() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /** Reads what has come; the status, if the answer is whole. */
  OptionalInt read() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed a connection");
    }
    if (answerBytes == 0) {
      answerBytes = lengthOfAnswer();
    }
    return answerBytes > 0 && in.position() >= answerBytes
        ? OptionalInt.of(status())
        : OptionalInt.empty();
  }

  long sentAtNanos() {
    return sentAtNanos;
  }

  /** The bytes of head and body; 0 while the head is not whole. */
  private int lengthOfAnswer() throws IOException {
    int end = endOfHead();
    if (end == 0) {
      return 0;
    }
    String head = new String(in.array(), 0, end, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT);
    int length = head.indexOf(LENGTH);
    if (length < 0) {
      throw new IOException("an answer without Content-Length: " + head);
    }
    int from = length + LENGTH.length();
    return end + Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }

  private int endOfHead() {
    for (int i = HEAD_END.length; i <= in.position(); i++) {
      if (Arrays.equals(in.array(), i - HEAD_END.length, i, HEAD_END, 0,
          HEAD_END.length)) {
        return i;
      }
    }
    return 0;
  }

  /** From {@code HTTP/1.1 201 Created}. */
  private int status() {
    return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + (in.get(11) - '0');
  }

  void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
