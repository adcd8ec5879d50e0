/** All that the command side knows of endpoints: routes, parsers, hashes, rejections. */
package io.orderlog.command.endpoint;
