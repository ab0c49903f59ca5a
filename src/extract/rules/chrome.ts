/** What stands around an article and is no part of it. */

/** Elements whose content nobody reads, or that hold no text of the article. */
export const unseenElements = new Set(
  'script style noscript template iframe object embed svg math canvas audio video form button select textarea input label head dialog datalist map'.split(
    ' ',
  ),
)

/** Elements that stand beside an article. */
export const besideElements = new Set(['nav', 'aside', 'footer', 'menu'])

/** Classes, ids and roles of what stands beside an article. */
export const besideNames =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|cookies?|consent|gdpr|footer|sidebar|share|sharing|social|newsletter|subscribe|signup|comments?|disqus|breadcrumbs?|related|popular|trending|recommended|promo|adverts?|ads?|advertisement|banner|widget|toc|author-box|byline|pagination|skip-link|modal|popup|contentinfo|complementary|search)(?:$|[\s_-])/i

/** Headings of other articles below this one. */
export const relatedHeading =
  /^(?:(?:related|similar|popular|hot|top|trending|latest|recent|recommended|featured|other|more)\s+(?:\w+\s+)?(?:articles?|posts?|letters|columns|issues|recipes|reading|stories|reads|guides|content|topics|news)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|(?:more|read more) (?:from|on|like|about|stories|to read)\b.*|further reading|read (?:this |these )?(?:next|also|more)|keep reading|what to read next|also on (?:this|our) (?:site|blog)|don.t miss|readers also (?:liked|read)|from (?:our|the) blog|related|see also|recommended for you|(?:popular|trending|hot) (?:right )?(?:now|today|this week|this month)|up next)\b.{0,30}$/i

/** Such a heading may be one of the article itself ("More on dosing"): then no links stand below it. */
export const vagueHeading = /^(?:read )?more (?:on|about|like)\b/i

/** Other headings that are not of the article. */
export const besideHeading =
  /^(?:\d+\s+)?(?:(?:leave a )?comments?|replies|responses|leave a reply|join the (?:discussion|conversation)|newsletter|(?:subscribe|sign up)\b.*|(?:get|join) (?:our|the) newsletter.*|share(?: this)?(?: article| post)?|follow us|stay (?:connected|in touch|updated)|advertisement|sponsored|categories|tags|archives?|navigation|menu|search|about the author|about us|contact(?: us)?|shop(?: now)?|cookies?(?: policy| settings)?|table of contents|contents|in this (?:article|guide|post)|on this page|jump to|quick links|privacy(?: policy)?)\s*:?$/i

/** Lines of the foot of a page. */
export const footLine =
  /^(?:©|\(c\)|copyright\b|(?:privacy|terms|imprint|contact|cookies?|about|returns|sitemap|accessibility)(?: (?:us|policy|notice|settings|statement|of (?:use|service)|& conditions|and conditions))?$)/i

/** Lines that are not of the article. */
export const besideLine =
  /^(?:[×✕✖xX☰←→↑«»|•·*-]{1,3}|(?:continue reading|read (?:more|next|on|the full (?:story|article))|learn more|see more|view all|show more|load more|find out more)\b.{0,3}(?:→|»|›|>|\.\.\.|…)?|back to top|skip to (?:main )?content|menu|home|search|log ?in|sign (?:in|up)|subscribe(?: now)?|advertisement|sponsored|share(?: (?:this|on))?\b.{0,60}|tweet|pin it|print(?: this)?|(?:posted|written|reviewed|published|medically reviewed)\s+(?:by|on|in)\b.{0,80}|by\s+(?:the|our)\s(?:\p{L}+\s){0,3}(?:team|staff|editors?|desk|writers?)\b.{0,60}|(?:last\s+)?updated\b.{0,80}|\d+\s*min(?:ute)?s?\s+read|\d+\s+comments?|(?:home|start)\s*[>›»/|].{0,120}|(?:©|\(c\)|copyright).{0,120}|all rights reserved.{0,60}|(?:we use|this (?:site|website) uses) cookies\b.{0,200}|(?:accept|reject)(?: all)?(?: cookies)?|tags?:.{0,120}|filed under.{0,80}|photo(?: credit)?:.{0,80}|image(?: credit| source)?:.{0,80}|previous (?:post|article).{0,80}|next (?:post|article).{0,80}|leave a (?:comment|reply).{0,40}|unsubscribe\b.{0,60}|view (?:this )?(?:email )?in (?:your )?browser.{0,40}|forward (?:this )?to a friend.{0,40}|follow us.{0,60}|(?:[\p{L} ]{2,20}\s?[|·•]\s?){1,8}[\p{L} ]{2,20})$/iu

/** Who wrote it; on a line of plain text it looks like a heading. */
export const byline =
  /^(?:by|By|BY|text by|words by|written by|Written by)\s\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){0,3}(?:(?:[,.]|\s[|·•–—-])\s.{0,80})?$/u

/** A link that leads on to another article. */
export const readMore =
  /^(?:read|learn|see|find out|discover|view|continue)\s+(?:more|on|reading|next|article|the full \w+)\b.{0,12}$/i

/** Classes of the line below a title. */
export const secondLine =
  /(?:^|[\s_-])(?:sub(?:-?title|-?head(?:ing|line)?)?|de(?:k|ck)|subhed|strap-?line|standfirst|tagline|lede?)(?:$|[\s_-])/i
