package io.orderlog.command.effects.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets from which no more than this can be read in all, so that a server that never comes
 * to an end does not fill the memory of whoever listens to it. Thread-safe.
 */
final class BoundedSockets extends SocketFactory {

  private final long mostBytes;

  BoundedSockets(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public Socket createSocket() {
    return new BoundedSocket(mostBytes);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  private Socket connected(InetSocketAddress to) throws IOException {
    Socket socket = createSocket();
    socket.connect(to);
    return socket;
  }

  private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
    Socket socket = createSocket();
    socket.bind(from);
    socket.connect(to);
    return socket;
  }

  private static final class BoundedSocket extends Socket {

    private final long mostBytes;
    private long taken;

    BoundedSocket(long mostBytes) {
      this.mostBytes = mostBytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {

        @Override
        public int read() throws IOException {
          int read = in.read();
          count(read < 0 ? 0 : 1);
          return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int read = in.read(bytes, offset, length);
          count(Math.max(0, read));
          return read;
        }
      };
    }

    private synchronized void count(int more) throws IOException {
      taken += more;
      if (taken > mostBytes) {
        throw new IOException("it says more than " + mostBytes + " bytes");
      }
    }
  }
}
