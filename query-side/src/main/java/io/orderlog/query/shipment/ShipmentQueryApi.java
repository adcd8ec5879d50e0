package io.orderlog.query.shipment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.labels.LabelStore;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.shipment.ShipmentFinder;
import io.orderlog.projections.shipment.ShipmentView;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.Optional;

/**
 * The queries for a shipment and its label. Handlers run on virtual threads and block on the
 * database, and on Kafka for the bytes of a label.
 */
final class ShipmentQueryApi {

  private static final String PDF = "application/pdf";
  private static final Kind KIND = new Kind("shipment", "shipment", "shipmentId",
      ShipmentId::canonical, "must be a UUID, perhaps with ~2 behind it");
  private static final DocumentById<ShipmentView> SHIPMENT = new DocumentById<>(KIND,
      shipment -> new Shown(shipment.shipmentId(), shipment.version(), shipment.position(),
          () -> ShipmentDocument.of(shipment)));

  private final ShipmentFinder shipments;
  private final ReadYourWrites awaited;
  private final LabelStore labels;

  /**
   * Over these, which others close.
   *
   * @param awaited waits for what {@code shipments} finds
   */
  ShipmentQueryApi(ShipmentFinder shipments, ReadYourWrites awaited, LabelStore labels) {
    this.shipments = shipments;
    this.awaited = awaited;
    this.labels = labels;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/shipments/{shipmentId}",
        context -> SHIPMENT.answer(context, awaited, shipments::byId));
    routes.get("/shipments/{shipmentId}/label", this::label);
  }

  private void label(Context context) {
    AcceptHeader.require(context, PDF);
    Preconditions.requireNoTag(context);
    QueryParameters.requireNone(context);
    String id = KIND.id(context);
    Snapshot<Optional<ShipmentView>> found =
        awaited.answer(context, () -> shipments.byId(id));
    ShipmentView shipment = found.value().orElseThrow(() -> KIND.notFound(id));
    Label label = shipment.label().orElseThrow(() -> noLabel(
        "The shipment " + id + " has no label; its status is " + shipment.status()));
    byte[] content = bytes(label).orElseThrow(() -> noLabel(
        "The bytes of the label of " + id + " are not in shipments.labels: copy that topic too"));
    awaited.tell(context, found, shipment.position());
    context.contentType(PDF)
        .header("Content-Disposition", "inline; filename=\"" + id + ".pdf\"")
        .result(content);
  }

  private Optional<byte[]> bytes(Label label) {
    try {
      return labels.find(label.file());
    } catch (LogUnavailableException unavailable) {
      throw new ProblemException(Problem.unavailable("labels-unavailable",
          "Labels cannot be read at present", "Try again soon; Kafka does not tell them"));
    }
  }

  private static ProblemException noLabel(String detail) {
    return new ProblemException(
        Problem.of(404, "label-not-found", "No such label", detail));
  }
}
