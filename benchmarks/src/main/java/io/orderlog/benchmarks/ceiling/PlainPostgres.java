package io.orderlog.benchmarks.ceiling;

import io.javalin.http.Context;
import io.javalin.http.InternalServerErrorResponse;
import io.javalin.http.NotFoundResponse;
import io.orderlog.projections.database.ReadModelSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same small order system as it is written by hand in an afternoon: Javalin and PostgreSQL. A
 * command is one INSERT that is on disk before it is answered; a summary of the orders follows.
 * There are no rules, no retries and one read model.
 */
public final class PlainPostgres {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INSERT =
      "insert into events (stream, version, type, data) values (?, 1, 'OrderPlaced', ?)";
  private static final String FIND =
      "select version, customer_id, currency, total, status from order_summary where order_id = ?";

  private final DataSource database;
  private final PlainProjector projector;

  private PlainPostgres(DataSource database, PlainProjector projector) {
    this.database = database;
    this.projector = projector;
  }

  /**
   * Listens on a free port and prints its address, then begins to project. Runs until it is killed.
   *
   * @param arguments URL, user and password of its database
   */
  public static void main(String... arguments) {
    DataSource database = PlainTables.open(
        new ReadModelSettings(arguments[0], arguments[1], arguments[2]));
    PlainProjector projector = new PlainProjector(database);
    System.out.println("http://127.0.0.1:" + new PlainPostgres(database, projector).listen());
    projector.start();
  }

  private int listen() {
    return CeilingServer.listen(routes -> {
      routes.post("/orders", this::place);
      routes.get("/orders/{id}", this::find);
      routes.get("/applied", context -> context.result(String.valueOf(projector.applied())));
    });
  }

  private void place(Context context) {
    String event = PlacedOrder.read(context).event();
    UUID orderId = UUID.randomUUID();
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, orderId);
      insert.setString(2, event);
      insert.executeUpdate();
    } catch (SQLException failure) {
      throw new InternalServerErrorResponse(String.valueOf(failure.getMessage()));
    }
    PlacedOrder.answerPlaced(context, orderId.toString());
  }

  private void find(Context context) {
    String orderId = context.pathParam("id");
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(FIND)) {
      query.setObject(1, UUID.fromString(orderId));
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          throw new NotFoundResponse();
        }
        context.contentType("application/json");
        context.result(JSON.writeValueAsBytes(Map.of("orderId", orderId,
            "version", found.getLong(1), "customerId", found.getString(2),
            "currency", found.getString(3), "total", found.getBigDecimal(4),
            "status", found.getString(5))));
      }
    } catch (IllegalArgumentException noId) {
      throw new NotFoundResponse();
    } catch (SQLException failure) {
      throw new InternalServerErrorResponse(String.valueOf(failure.getMessage()));
    }
  }
}
