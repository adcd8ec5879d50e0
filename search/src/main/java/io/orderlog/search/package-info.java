/**
 * Indexes of words, one for each kind of thing: what is found and how, how it follows the log, and how another
 * one takes its place.
 */
package io.orderlog.search;
