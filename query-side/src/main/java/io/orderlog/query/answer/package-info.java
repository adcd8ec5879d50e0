/** Answers that several things have in common: a document by its id, and a list of what waits. */
package io.orderlog.query.answer;
