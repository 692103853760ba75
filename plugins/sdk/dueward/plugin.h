/* SPDX-License-Identifier: MIT */
/**
 * The contract between dueward and a notifier plugin: a C ABI, version 1.
 *
 * A plugin is a shared object that exports exactly one symbol, the constant `dueward_notifier`
 * below, and hides everything else. It sends one rendered message once. Retry, back-off, grouping,
 * quiet hours, templates and the place where secrets are kept are dueward's affair.
 *
 * Processes and threads
 *   A plugin is loaded by a host process of its own, one for each configured notifier; it never
 * shares a process with the daemon or with another plugin. The host keeps a number of worker
 * threads. Each opens a session of its own and calls everything on that session from that one
 * thread: open, then deliver and enquire in any order, then close. Different sessions run at the
 * same time on different threads; a plugin without data outside its sessions needs no lock. Below,
 * [worker] marks what is called on a session's own thread, [any] what may be called on every thread
 * of the plugin.
 *
 * Standard input is empty. What a plugin writes to standard output or standard error goes to the
 * log, cut to short lines. A plugin installs no signal handler, starts no process that outlives a
 * call, and does not end its process.
 *
 * Memory and strings
 *   Who allocates frees. Whatever is passed to a function is valid until it returns, unless its
 * comment says otherwise. Strings are UTF-8 with a length and hold no NUL; they are not terminated.
 *   No exception and no longjmp crosses this boundary (C++: see plugin.hpp, which takes care of
 * it).
 *
 * Growth
 *   A struct that begins with `size` grows only at its end: a field may be read where `size`
 * reaches past it. The rest never changes. `abi` goes up only where an old plugin would no longer
 * work.
 */
#ifndef DUEWARD_PLUGIN_H
#define DUEWARD_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DUEWARD_ABI 1u
#define DUEWARD_EXPORT __attribute__((visibility("default")))

/** UTF-8 with a length; `data` may be null where `size` is 0. Never changes. */
typedef struct dueward_text {
  const char* data;
  size_t size;
} dueward_text;

/** A dueward_text of a string literal, in C. In C++ see `_text` of plugin.hpp. */
#define DUEWARD_TEXT(literal) \
  { literal, sizeof(literal) - 1 }

/* ---- Outcome ---- */

/** How a call ended. */
enum dueward_result {
  DUEWARD_UNKNOWN =
      0, /**< No answer came: it may or may not have arrived. Tried again with the same key. */
  DUEWARD_DELIVERED = 1,         /**< The receiver took it. */
  DUEWARD_ACCEPTED = 2,          /**< Taken on; the final word comes later, through enquire. */
  DUEWARD_TEMPORARY = 3,         /**< Surely not delivered; try again. */
  DUEWARD_PERMANENT_ADDRESS = 4, /**< This address will never take it. */
  DUEWARD_PERMANENT_CHANNEL = 5 /**< The channel is at fault (login, TLS, configuration), nothing is
                                   wrong with the message. */
};

#define DUEWARD_SAID_CAPACITY 1000
#define DUEWARD_PEER_ID_CAPACITY 250

/**
 * Filled in by the plugin; allocated by the host, which clears it before each call (result UNKNOWN,
 * retry_after -1), so that a plugin that returns without a word has said "unknown". Bytes beyond
 * the capacity are simply left out; what is not UTF-8 and what is not printable is replaced by the
 * host.
 */
typedef struct dueward_outcome {
  uint32_t size;
  uint32_t result;     /**< enum dueward_result. */
  int64_t retry_after; /**< Seconds, as the peer asked for; -1 where it did not. Read with TEMPORARY
                          only. */
  uint32_t said_size;
  uint32_t peer_id_size;
  char said[DUEWARD_SAID_CAPACITY]; /**< The peer's own words, or the plugin's reason; one line, no
                                       secret in it. */
  char peer_id[DUEWARD_PEER_ID_CAPACITY]; /**< What the peer calls the message, for enquire and for
                                             people. */
} dueward_outcome;

/* ---- Message ---- */

/** An attachment. Never changes. */
typedef struct dueward_part {
  dueward_text name;       /**< A file name without folder. */
  dueward_text media_type; /**< "text/calendar", … */
  const unsigned char* data;
  size_t size;
} dueward_part;

/** One rendered message to one address. All of it is the same on every attempt, but `time_left_ms`.
 */
typedef struct dueward_message {
  uint32_t size;
  uint32_t time_left_ms; /**< Until the deadline, counted from the call. An attempt that is not back
                            by then is UNKNOWN, and the process is ended. */
  int64_t
      first_attempt_ms; /**< When the first attempt was made: milliseconds since 1970-01-01 UTC. */
  dueward_text first_attempt_rfc5322; /**< The same in the plan's zone, as the Date of a mail: one
                                         line, ASCII. */
  dueward_text key; /**< Names the message for good: [0-9a-z-], at most 100 bytes. A receiver knows
                       a repeat by it, so pass it on: Message-ID, webhook-id, file name. */
  dueward_text
      address; /**< Of the syntax that the descriptor names, already checked; check it again. */
  dueward_text recipient_name; /**< May be empty. */
  dueward_text kind;           /**< "reminder", "escalation", "digest", … */
  dueward_text subject;        /**< One line. */
  dueward_text text;           /**< Plain text; lines end with LF and are not wrapped. */
  dueward_text html;           /**< May be empty. */
  dueward_text brief;          /**< At most 160 characters, one line. */
  dueward_text data;           /**< The notices as one JSON object. */
  dueward_text thread;         /**< Messages of one thread share it: [0-9a-z-]; may be empty. */
  dueward_text token;          /**< For a signed return path: [0-9a-z-]; may be empty. */
  dueward_text language;       /**< BCP 47, such as "en-GB". */
  const dueward_part* parts;
  size_t part_count;
} dueward_message;

/* ---- Configuration ---- */

/** Never changes. */
typedef struct dueward_value {
  dueward_text name;
  dueward_text
      value; /**< BOOLEAN: "true" or "false". INTEGER: decimal. PATH: absolute. SECRET_FILE: the
                file's content without the line end after it. Everything else: as written. */
} dueward_value;

/**
 * The options of one notifier, checked against the descriptor: every name is known, every value has
 * its type and range, each required one is there, and defaults are filled in. An option that was
 * not set and has no default is missing. A list has one entry for each element, in order.
 */
typedef struct dueward_config {
  uint32_t size;
  uint32_t count;
  const dueward_value* values;
} dueward_config;

enum dueward_option_type {
  DUEWARD_OPTION_TEXT = 0,
  DUEWARD_OPTION_BOOLEAN = 1,
  DUEWARD_OPTION_INTEGER = 2, /**< From `min` to `max`. */
  DUEWARD_OPTION_CHOICE = 3,  /**< One of `choices`. */
  DUEWARD_OPTION_PATH =
      4, /**< A file or folder; a relative one counts from the file that names it. */
  DUEWARD_OPTION_SECRET_FILE =
      5 /**< A file that holds a secret. The host process reads it ($CREDENTIALS_DIRECTORY first
           where the name has no slash), refuses one that group or others may touch, and passes the
           content: neither the daemon nor a command line ever holds the secret. */
};

enum dueward_option_flags {
  DUEWARD_REQUIRED = 1u, /**< Must be set; has no default. */
  DUEWARD_LIST =
      2u, /**< TOML array of the type; the default is its elements with line feeds between. */
  DUEWARD_SECRET = 4u /**< Never shown: not by a command, not in a log. */
};

/** One line of the table that `check` validates by and `dueward plugins` prints. */
typedef struct dueward_option {
  uint32_t size;
  uint32_t type;  /**< enum dueward_option_type. */
  uint32_t flags; /**< enum dueward_option_flags, added up. */
  uint32_t choice_count;
  const dueward_text* choices;
  int64_t min, max;           /**< Of INTEGER; both 0: no limits. */
  dueward_text name;          /**< [a-z0-9_], at most 40 bytes. */
  dueward_text default_value; /**< Empty: none. */
  dueward_text help;          /**< One sentence, for people. */
  dueward_text example; /**< A value that open accepts, where the type alone does not tell one:
                           shown to people, used by `plugin check`. May be empty. */
} dueward_option;

/* ---- Host ---- */

enum dueward_log_level {
  DUEWARD_LOG_DEBUG = 0,
  DUEWARD_LOG_INFO = 1,
  DUEWARD_LOG_WARNING = 2,
  DUEWARD_LOG_ERROR = 3
};

/** What the host offers to one session; valid from open until close has returned. */
typedef struct dueward_host {
  uint32_t size;
  uint32_t abi;
  dueward_text version;  /**< Of dueward: "0.1.0". */
  dueward_text service;  /**< What the service is called: "Example Council improvement plan". */
  dueward_text notifier; /**< What the configuration calls this notifier. */

  /** [any] One line; no secret, no words of a message. Too much of it is dropped, and the log says
   * so. Returns at once. */
  void (*log)(const struct dueward_host* host, uint32_t level, dueward_text line);

  /** [any] 1 when the call under way in this session should end as soon as it can do so with a
     certain outcome: the service stops, or the deadline has passed. Else 0. Cheap: ask it in every
     progress callback. */
  int (*cancelled)(const struct dueward_host* host);
} dueward_host;

/* ---- Plugin ---- */

/** The plugin's own; the host passes it back and never looks inside. */
typedef struct dueward_session dueward_session;

/** How an address is written; dueward refuses others before a plugin sees them. */
enum dueward_address_syntax {
  DUEWARD_ADDRESS_ANY = 0,   /**< UTF-8 without control characters, at most 1000 bytes. */
  DUEWARD_ADDRESS_EMAIL = 1, /**< local@domain, ASCII, no quoted local part, at most 254 bytes. */
  DUEWARD_ADDRESS_URL = 2,   /**< http or https, ASCII, no user information, no fragment. */
  DUEWARD_ADDRESS_PATH =
      3 /**< A relative path of names with slashes between; no "." or ".." among them. */
};

/** The part of an address that stands for one receiver's machine: no destination may take more than
   half the workers while messages for another wait. */
enum dueward_destination {
  DUEWARD_DESTINATION_NONE = 0,
  DUEWARD_DESTINATION_WHOLE = 1,
  DUEWARD_DESTINATION_HOST = 2,  /**< Host and port of a URL. */
  DUEWARD_DESTINATION_DOMAIN = 3 /**< What follows the last "@". */
};

/**
 * Everything dueward knows of a plugin. A constant: loading the shared object and reading it has no
 * side effect, so that plugins can be listed and options checked without running any.
 */
typedef struct dueward_plugin {
  uint32_t size; /**< sizeof(dueward_plugin). With `abi` read before anything else is trusted. */
  uint32_t abi;  /**< DUEWARD_ABI. */

  dueward_text name;    /**< As in the configuration, and the name of the file before ".so":
                           [a-z0-9_-], at most 40 bytes. */
  dueward_text version; /**< Of the plugin: "1.2.0". */
  dueward_text licence; /**< SPDX: "MIT". */
  dueward_text summary; /**< One sentence: what it sends, and to where. */
  dueward_text address; /**< What an address looks like, in words: "a mail address, such as
                           name@example.org". */

  uint32_t address_syntax; /**< enum dueward_address_syntax. */
  uint32_t destination;    /**< enum dueward_destination. */
  uint32_t grouped;        /**< 1: notices of one person and day make one message, unless configured
                              otherwise. 0: one each. */
  uint32_t option_count;
  const dueward_option* options; /**< All of the same `size`. */

  /**
   * [worker] Opens a session. May read files and look things up, but a connection is better made by
   * the first deliver: a server that is down then costs one attempt, not the session. Returns null
   * with `why` filled in where it cannot: TEMPORARY is tried again, everything else stops the
   * channel until the configuration is loaded anew. After null nothing follows. `config` is valid
   * until return.
   */
  dueward_session* (*open)(const dueward_host* host, const dueward_config* config,
                           dueward_outcome* why);

  /** [worker] Sends one message and returns when its fate is known, or by its deadline. Blocks.
   * Called again and again. */
  void (*deliver)(dueward_session* session, const dueward_message* message,
                  dueward_outcome* outcome);

  /** [worker] Ends a session that open returned; the last call on it. Returns within a second or
   * so. */
  void (*close)(dueward_session* session);

  /** [worker] Asks the peer what became of an earlier message whose outcome was ACCEPTED or
   * UNKNOWN. Optional: may be null. */
  void (*enquire)(dueward_session* session, dueward_text key, dueward_text peer_id,
                  dueward_outcome* outcome);

  /**
   * Says whether the options fit together, for `dueward check`, where types and ranges cannot tell.
   * No session, no network, no file; secrets are passed as an empty value. Called on any thread, at
   * any time, in a process of its own. DELIVERED: they do; PERMANENT_CHANNEL: they do not, and
   * `said` tells which and why. Optional: may be null. open repeats the check.
   */
  void (*check)(const dueward_config* config, dueward_outcome* why);
} dueward_plugin;

/** The one exported symbol of a plugin. */
extern DUEWARD_EXPORT const dueward_plugin dueward_notifier;

#ifdef __cplusplus
}
#endif
#endif
