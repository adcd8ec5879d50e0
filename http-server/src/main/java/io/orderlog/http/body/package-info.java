/** Bodies of requests and answers: JSON, sizes, encodings, kinds of content. */
package io.orderlog.http.body;
