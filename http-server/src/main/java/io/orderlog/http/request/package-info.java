/** What a request says besides its body: parameters and header fields, each read in one way. */
package io.orderlog.http.request;
