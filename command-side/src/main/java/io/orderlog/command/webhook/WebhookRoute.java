package io.orderlog.command.webhook;

import io.orderlog.settings.Setting;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an aggregate hears from somebody outside.
 *
 * @param path where webhooks are sent to
 * @param secrets what they are signed with
 * @param setting that names the secrets; no two of those outside have the same ones, or one could
 *     speak for the other
 * @param reading of a body; empty for what nobody here waits for. Throws {@code ProblemException}
 *     for what is malformed, or is about nothing of this system
 * @param isForGood whether a fact that is refused for this reason is known, or need not be
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
public record WebhookRoute<C, R>(String path, WebhookSecrets secrets, Setting setting,
    Function<ObjectNode, Optional<Heard<C>>> reading, Predicate<R> isForGood) {}
