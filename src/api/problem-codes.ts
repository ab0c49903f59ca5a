/** What is said about one kind of problem: in the answer, on its page and in the OpenAPI document. */
export interface ProblemKind {
  /** The HTTP status it is answered with. */
  readonly status: number
  /** A few words, the same for each occurrence. */
  readonly title: string
  /** What has happened. */
  readonly cause: string
  /** What the caller can do about it. */
  readonly fix: string
  /** Whether the same request can succeed later, unchanged. */
  readonly retryable: boolean
}

const kinds = {
  'unknown-parameter': {
    status: 400,
    title: 'Unknown parameter',
    cause: 'The query string has a parameter that this operation does not know.',
    fix: 'Use one of the parameters listed in "errors[].allowed"; "nearest" is the one most like yours.',
    retryable: false,
  },
  'invalid-parameter': {
    status: 400,
    title: 'Invalid parameter',
    cause: 'A parameter has a value that this operation does not accept.',
    fix: 'Read "errors[]": each entry names a parameter and what is wrong with its value.',
    retryable: false,
  },
  'invalid-cursor': {
    status: 400,
    title: 'Invalid cursor',
    cause: 'The cursor was not issued by this service for this query.',
    fix: 'Follow "links.next" as it is, or start again without "cursor".',
    retryable: false,
  },
  'invalid-encoding': {
    status: 400,
    title: 'Invalid URL encoding',
    cause: 'The URL is not valid percent-encoded UTF-8.',
    fix: 'Encode each value with encodeURIComponent or its like.',
    retryable: false,
  },
  'invalid-characters': {
    status: 400,
    title: 'Characters not allowed',
    cause: 'The URL holds a control character, such as NUL or a line break.',
    fix: 'Remove the control characters.',
    retryable: false,
  },
  'invalid-json': {
    status: 400,
    title: 'Invalid JSON',
    cause: 'The body of the request is not JSON.',
    fix: 'Send one JSON value in UTF-8 with "Content-Type: application/json".',
    retryable: false,
  },
  'invalid-body': {
    status: 400,
    title: 'Invalid body',
    cause: 'The body of the request is JSON, but not what this operation accepts.',
    fix: 'Read "errors[]": each entry points into the body and says what is wrong there.',
    retryable: false,
  },
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    cause: 'What was sent is not a valid HTTP request.',
    fix: 'Use an HTTP client library, and check header names and values.',
    retryable: false,
  },
  unauthorized: {
    status: 401,
    title: 'Credentials needed',
    cause:
      'This operation needs an API key and none was sent, or the one that was sent is unknown, expired or revoked.',
    fix: 'Send "Authorization: Bearer …" with a valid key, or none where none is needed.',
    retryable: false,
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    cause: 'The key that was sent does not allow this. Whether the record exists is not told.',
    fix: 'Use a key with the scope that "detail" names, or ask the operator of this service for one.',
    retryable: false,
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    cause:
      'There is no record with this key. That says nothing about the supplement itself, least of all that it is safe.',
    fix: 'Check the spelling, or find the key with the list of these records.',
    retryable: false,
  },
  'unknown-route': {
    status: 404,
    title: 'Unknown route',
    cause: 'Nothing is served under this path.',
    fix: 'See /docs for all operations, or /v1 for links to them.',
    retryable: false,
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    cause: 'The path exists, but not with this method.',
    fix: 'Use one of the methods in the header "Allow".',
    retryable: false,
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    cause: 'The header "Accept" admits none of the media types that this operation can answer.',
    fix: 'Name one of the media types in "errors[].allowed" in "Accept", or leave the header out.',
    retryable: false,
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    cause: 'The request did not arrive completely in the time allowed.',
    fix: 'Send it again, in one go.',
    retryable: true,
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    cause: 'The request contradicts the present state of the record.',
    fix: 'Read the record again and decide anew.',
    retryable: false,
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'Request under way',
    cause: 'The first request with this "Idempotency-Key" is still being worked on.',
    fix: 'Wait as many seconds as "Retry-After" says, then send the request again.',
    retryable: true,
  },
  gone: {
    status: 410,
    title: 'Gone',
    cause: 'The record existed and was retired for good.',
    fix: 'Use its successor, when "successor" names one, and drop your copy.',
    retryable: false,
  },
  'no-longer-kept': {
    status: 410,
    title: 'No longer kept',
    cause: 'The change log is not kept as far back as that revision.',
    fix: 'Take the whole of what is published now from "successor", and follow the changes from its "KB-Revision" on.',
    retryable: false,
  },
  'precondition-failed': {
    status: 412,
    title: 'Precondition failed',
    cause: 'The record has changed since the version named in "If-Match".',
    fix: 'Read the record again, redo the change on it, and send its new ETag.',
    retryable: false,
  },
  'body-too-large': {
    status: 413,
    title: 'Body too large',
    cause: 'The body of the request is larger than this service accepts.',
    fix: 'Send less at once.',
    retryable: false,
  },
  'uri-too-long': {
    status: 414,
    title: 'URL too long',
    cause: 'The URL is longer than this service accepts.',
    fix: 'Ask for less at once, in several requests.',
    retryable: false,
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    cause: 'The body of the request is of a media type that this operation does not read.',
    fix: 'Send JSON with "Content-Type: application/json".',
    retryable: false,
  },
  unprocessable: {
    status: 422,
    title: 'Unprocessable',
    cause: 'The body is well formed, but what it says cannot be done.',
    fix: 'Read "errors[]": each entry says what cannot be done and why.',
    retryable: false,
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency key used for another request',
    cause: 'Another request was sent with this "Idempotency-Key": to another address, or with another body.',
    fix: 'Send a new key with each new request, and the same one only when you repeat it unchanged.',
    retryable: false,
  },
  'precondition-required': {
    status: 428,
    title: 'Precondition required',
    cause: 'A change must say which version of the record it starts from.',
    fix: 'Send the ETag of the record you read in "If-Match".',
    retryable: false,
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    cause:
      'More requests came from this address, or with this key, than the policy in "RateLimit-Policy" allows.',
    fix: 'Wait as many seconds as "Retry-After" says.',
    retryable: true,
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    cause: 'URL and headers together are larger than this service accepts.',
    fix: 'Send fewer or shorter headers, most often cookies.',
    retryable: false,
  },
  internal: {
    status: 500,
    title: 'Internal error',
    cause: 'A fault of this service. Its details are in our log under "requestId", never in the answer.',
    fix: 'Tell the operator of this service the "requestId".',
    retryable: false,
  },
  overloaded: {
    status: 503,
    title: 'Overloaded',
    cause: 'The service has more work than it can do in time.',
    fix: 'Wait as many seconds as "Retry-After" says, then send the request again.',
    retryable: true,
  },
  'publish-busy': {
    status: 503,
    title: 'Another publish is under way',
    cause: 'Somebody publishes many changes right now, and one publish has to wait for another.',
    fix: 'Wait as many seconds as "Retry-After" says, then publish again; nothing of yours was changed or lost.',
    retryable: true,
  },
  'database-unavailable': {
    status: 503,
    title: 'Database unavailable',
    cause: 'The service cannot reach its database right now. It goes on trying.',
    fix: 'Wait as many seconds as "Retry-After" says, then send the request again.',
    retryable: true,
  },
  'not-ready': {
    status: 503,
    title: 'Not ready',
    cause: 'The service runs, but its database is not as this version of it needs it.',
    fix: 'Wait until migrations and the first publish are done; the log says what is missing.',
    retryable: true,
  },
} as const satisfies Record<string, ProblemKind>

/** The stable code of a problem: a member of one closed table. */
export type ProblemCode = keyof typeof kinds

/** The closed table of problems, by code. A code is never reused with another meaning. */
export const PROBLEM_KINDS: Readonly<Record<ProblemCode, ProblemKind>> = kinds

/** All problem codes, in the order of their statuses. */
export const PROBLEM_CODES = Object.keys(kinds) as [ProblemCode, ...ProblemCode[]]

/** Whether a text is the code of a problem. */
export const isProblemCode = (text: unknown): text is ProblemCode =>
  typeof text === 'string' && Object.hasOwn(kinds, text)
