package io.orderlog.query.answer;

import io.javalin.http.Context;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Things of one kind that clients ask for by their id in the path, each as of a version, with its
 * tag. Thread-safe.
 *
 * @param <V> a thing as its read model has it
 */
public final class DocumentById<V> {

  /**
   * What clients read of this kind of thing.
   *
   * @param noun as in {@code cart}; also begins the name of the problem that there is none
   * @param named what stands before an id, as in {@code payment of the order}
   * @param idName of the parameter in the path
   * @param canonical the form of an id that the read model has; empty if it is none
   * @param idRule what an id is, as in {@code must be a UUID}
   * @param absence why there may be none, in one sentence; empty if that needs no words
   */
  public record Kind(String noun, String named, String idName,
      Function<String, Optional<String>> canonical, String idRule, String absence) {

    /** One of which nobody asks why there is none. */
    public Kind(String noun, String named, String idName,
        Function<String, Optional<String>> canonical, String idRule) {
      this(noun, named, idName, canonical, idRule, "");
    }

    /**
     * The id in the path, in its canonical form.
     *
     * @throws ProblemException 404 if it is none, because nothing has it then
     */
    public String id(Context context) {
      return canonical.apply(context.pathParam(idName)).orElseThrow(
          () -> new ProblemException(unknown("The id in the path " + idRule)));
    }

    /** That the read model has none with this id. */
    public ProblemException notFound(String id) {
      return new ProblemException(
          unknown("The read model has no " + named + " " + id
              + (absence.isEmpty() ? "" : ". " + absence)).about(idName, id, 0));
    }

    private Problem unknown(String detail) {
      return Problem.of(404, noun + "-not-found", "No such " + noun, detail);
    }

    /** As a command is refused that names another version. */
    private ProblemException versionMismatch(String id, long version) {
      return new ProblemException(Problem.of(412, "version-mismatch",
          "The " + noun + " has moved on",
          "This is the " + noun + " at version " + version + ", which If-Match does not name")
          .about(idName, id, version));
    }
  }

  /**
   * What the answer needs of a thing.
   *
   * @param document makes what clients see, if they have not got it
   */
  public record Shown(String id, long version, LogPosition position, Supplier<?> document) {}

  private final Kind kind;
  private final Function<V, Shown> shown;

  public DocumentById(Kind kind, Function<V, Shown> shown) {
    this.kind = kind;
    this.shown = shown;
  }

  /**
   * Answers a request that has no parameters but the id.
   *
   * @param awaited waits for what {@code find} finds
   */
  public void answer(Context context, ReadYourWrites awaited,
      Function<String, Snapshot<Optional<V>>> find) {
    AcceptHeader.requireJson(context);
    Preconditions conditions = Preconditions.read(context);
    QueryParameters.requireNone(context);
    String id = kind.id(context);
    Snapshot<Optional<V>> found = awaited.answer(context, () -> find.apply(id));
    write(context, conditions, awaited, found,
        found.value().orElseThrow(() -> kind.notFound(id)));
  }

  /**
   * Answers with a thing that was found.
   *
   * @param awaited has waited for what was found
   * @throws ProblemException 412 if the client wants another version of it
   */
  public void write(Context context, Preconditions conditions, ReadYourWrites awaited,
      Snapshot<?> found, V thing) {
    Shown show = shown.apply(thing);
    if (conditions.isUnwanted(EntityTag.ofVersion(show.version()))) {
      throw kind.versionMismatch(show.id(), show.version());
    }
    awaited.tell(context, found, show.position());
    VersionedAnswer.write(context, conditions, show.version(), show.document());
  }
}
