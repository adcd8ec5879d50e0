package io.orderlog.http.request;

import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ServerErrorHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before the framework, so that a request is what its first line says. A HEAD is handled as
 * the GET that it asks about, and the server leaves the body out; headers by which the framework
 * would take a request for another are not shown to it. An address with a fragment is refused (RFC
 * 9112, section 3.2).
 */
public final class RequestAsSent extends Handler.Wrapper {

  /** The framework takes one for the method, and begins a session for the other. */
  private static final List<String> HIDDEN =
      List.of("X-HTTP-Method-Override", "Sec-WebSocket-Version");
  private static final Problem FRAGMENT = Problem.of(400, "bad-request",
      "The request is not valid HTTP", "The address has a # in it, which no request may send; write"
          + " one that belongs to a parameter as %23");
  private static final String HEAD = RequestAsSent.class.getName() + ".head";

  /** Whether the client wants the headers alone, which the handler of a GET need not know. */
  public static boolean isHead(HttpServletRequest request) {
    return request.getAttribute(HEAD) != null;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHttpURI().toString().indexOf('#') >= 0) {
      // The server would cut it off, with all that follows it: parameters, perhaps.
      ServerErrorHandler.write(response, callback, FRAGMENT);
      return true;
    }
    return super.handle(plain(asGet(request)), response, callback);
  }

  private static Request asGet(Request request) {
    if (!HttpMethod.HEAD.is(request.getMethod())) {
      return request;
    }
    request.setAttribute(HEAD, true);
    return new Request.Wrapper(request) {
      @Override
      public String getMethod() {
        return HttpMethod.GET.asString();
      }
    };
  }

  private static Request plain(Request request) {
    if (HIDDEN.stream().noneMatch(request.getHeaders()::contains)) {
      return request;
    }
    HttpFields.Mutable fields = HttpFields.build(request.getHeaders());
    HIDDEN.forEach(fields::remove);
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return fields;
      }
    };
  }
}
